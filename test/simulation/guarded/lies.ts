/** Reads that lie while the directory is as it should be: "could not read" is never "is empty". */
import { Throttled } from '../../../core/errors.ts'
import type { MembersPage } from '../../../core/ports.ts'
import { type Company, vision } from './company.ts'
import type { Incident } from './incident.ts'

/** Every listing of the group answers this instead. */
function lie(
  { directory }: Company,
  answer: (truth: MembersPage, call: number) => MembersPage | Error,
  times = Infinity,
): void {
  const honest = directory.groupMembers
  let call = 0
  directory.groupMembers = async (groupId, cursor) => {
    const truth = await honest(groupId, cursor)
    if (groupId !== vision || call >= times) return truth
    const said = answer(truth, call++)
    if (said instanceof Error) throw said
    return said
  }
}

const truths = new WeakMap<Company, Pick<Company['directory'], 'groupMembers' | 'userStatus'>>()

/** Keeps what the directory's honest methods are, for `honest`. */
function remember(company: Company): void {
  const { groupMembers, userStatus } = company.directory
  truths.set(company, { groupMembers, userStatus })
}

function honest(company: Company): void {
  Object.assign(company.directory, truths.get(company))
  company.tell('Group', vision)
}

const nobody: MembersPage = { members: [] }
const unavailable = () => new Error('503 Service Unavailable')
const some = (truth: MembersPage) => ({ members: truth.members.slice(0, 2) })

function lying(
  name: string,
  answer: (truth: MembersPage, call: number) => MembersPage | Error,
  result: { readonly held: number; readonly times?: number },
): Incident {
  return {
    name,
    suspended: 0,
    held: result.held,
    happens(company) {
      remember(company)
      lie(company, answer, result.times)
      company.tell('Group', vision)
    },
    ends: honest,
  }
}

/** The directory answers so about every user, and something makes Rollcall look at each. */
function ofUsers(
  name: string,
  status: () => 'absent' | 'unknown' | 'disabled' | Error,
  result: { readonly suspended: number; readonly held: number },
): Incident {
  return {
    name,
    ...result,
    happens(company) {
      remember(company)
      company.directory.userStatus = async () => {
        const said = status()
        if (said instanceof Error) throw said
        return said
      }
      for (const userId of company.visionaries) company.tell('User', userId)
    },
    ends(company) {
      Object.assign(company.directory, truths.get(company))
      for (const userId of company.visionaries) company.tell('User', userId)
    },
  }
}

/** As in issues 159, 194, 236 and 278 of awslabs/ssosync. */
export const lies: readonly Incident[] = [
  lying('an empty page, once', () => nobody, { held: 0, times: 1 }),
  lying('an empty page at every read', () => nobody, { held: 12 }),
  lying('a first page without its cursor, once', some, { held: 0, times: 1 }),
  lying('a first page without its cursor, always', some, { held: 10 }),
  lying('503 at the first page', unavailable, { held: 0 }),
  lying('503 at a later page', (truth, n) => (n % 2 ? unavailable() : truth), { held: 0 }),
  lying('the listing is throttled', () => new Throttled('slow down'), { held: 0 }),
  lying('the listing is throttled half-way', (truth, n) => (n === 1 ? new Throttled('') : truth), {
    held: 0,
  }),
  lying('"no such group", once', () => ({ ...nobody, absent: true }), { held: 0, times: 1 }),
  lying('"no such group", always', () => ({ ...nobody, absent: true }), { held: 12 }),
  lying(
    'members left out at random, restored by the next read',
    (t) => ({
      ...t,
      members: t.members.filter((_, n) => n !== 1),
    }),
    { held: 0, times: 4 },
  ),
  ofUsers('503 on every single user', unavailable, { suspended: 0, held: 0 }),
  ofUsers('every user is answered without a status', () => 'unknown', { suspended: 0, held: 0 }),
  ofUsers('"no such user" for everybody, as of a wrong store', () => 'absent', {
    suspended: 2,
    held: 10,
  }),
]
