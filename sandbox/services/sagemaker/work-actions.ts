/** The actions that all kinds of jobs have: create, list, describe, stop. */
import type { WorkKind } from '../../jobs/kinds.ts'
import { beginRun, beginStop } from '../../jobs/lifecycle.ts'
import { type Work, worksOf } from '../../jobs/store.ts'
import type { Action } from '../service.ts'
import { validationException } from './errors.ts'
import { type PageRequest, pageOf } from './page.ts'
import { present } from './show.ts'
import { studioAction } from './studio-action.ts'
import { addWork } from './work-create.ts'
import { namedWork } from './work-find.ts'

type Members = Readonly<Record<string, unknown>>

/** What an answer shows of one, beside what all show. */
export type More = (work: Work) => Members

const nothing: More = () => ({})

export function createJob(kind: WorkKind): Action {
  return studioAction(`Create${kind.noun}`, (request: Members, call) => {
    const work = addWork(call, kind, request)
    beginRun(call.world, work, kind)
    return { [`${kind.noun}Arn`]: work.arn }
  })
}

interface ListRequest extends PageRequest {
  readonly StatusEquals?: string
  readonly NameContains?: string
}

/** `member` is what the answer calls its list. */
export function listWork(kind: WorkKind, member: string, more = nothing): Action {
  return studioAction(`List${kind.noun}s`, (request: ListRequest, call) => {
    const { StatusEquals, NameContains = '' } = request
    const found = worksOf(call.world, call).filter(
      ({ noun, status, name }) =>
        noun === kind.noun &&
        (StatusEquals === undefined || status === StatusEquals) &&
        name.toLowerCase().includes(NameContains.toLowerCase()),
    )
    const { rows, ...next } = pageOf(found, request)
    return { [member]: rows.map((work) => ({ ...summary(kind, work), ...more(work) })), ...next }
  })
}

export function describeWork(kind: WorkKind, more = nothing): Action {
  return studioAction(`Describe${kind.noun}`, (request: Members, call) => {
    const work = namedWork(call, kind, request)
    return present({ ...summary(kind, work), ...asked(kind, work), ...more(work) })
  })
}

/** The members of the request that the description has too. */
export function asked({ shown }: WorkKind, { request }: Work): Members {
  return present(Object.fromEntries(shown.map((name) => [name, request[name]])))
}

/** That what has ended is refused was seen of training jobs; of the others it is assumed. */
export function stopJob(kind: WorkKind): Action {
  return studioAction(`Stop${kind.noun}`, (request: Members, call) => {
    const work = namedWork(call, kind, request)
    if (work.status !== kind.running) {
      const noun = kind.noun.replace(/Job$/, ' job').toLowerCase()
      throw validationException(
        `The request was rejected because the ${noun} is in status ${work.status}.`,
      )
    }
    beginStop(call.world, work)
    return undefined
  })
}

export function summary({ noun }: WorkKind, work: Work): Members {
  return {
    [`${noun}Name`]: work.name,
    [`${noun}Arn`]: work.arn,
    [`${noun}Status`]: work.status,
    CreationTime: work.creationTime / 1000,
    LastModifiedTime: work.lastModifiedTime / 1000,
  }
}
