/** What the creation of all work has in common: its name is free, its role is assumed, its tags. */

import type { WorkKind } from '../../jobs/kinds.ts'
import { findWork, putWork, type Work, workArn } from '../../jobs/store.ts'
import { automaticTags } from '../../jobs/studio-person.ts'
import { putTags, type Tag } from '../../studio/tags.ts'
import { integrations } from '../../world/integrations.ts'
import { AwsError, type Call } from '../service.ts'
import { resourceInUse, validationException } from './errors.ts'
import { rolesIn } from './roles-in.ts'
import { requireTagKeys } from './tag-rules.ts'

type Members = Readonly<Record<string, unknown>>

/** Which error a name that is taken gets differs: the model of endpoints and pipelines has none. */
const inUse = ['ResourceInUse', 'ValidationException'] as const

/** Throws `taken` for a name that is taken, `ValidationException` for a role it cannot use. */
export function addWork(
  call: Call,
  kind: WorkKind,
  request: Members,
  taken: (typeof inUse)[number] = 'ResourceInUse',
): Work {
  const { world } = call
  const { Tags, ...members } = request
  const tags: readonly Tag[] = Array.isArray(Tags) ? Tags : []
  requireTagKeys(tags)
  const name = String(request[`${kind.noun}Name`])
  const arn = workArn(call, kind, name)
  if (findWork(world, arn)) {
    const text = `${kind.noun} names must be unique, and ${arn} exists already.`
    throw taken === 'ResourceInUse' ? resourceInUse(text) : validationException(text)
  }
  assumeRoles(call, members, arn)
  const now = world.clock.now()
  const place = { accountId: call.accountId, region: call.region }
  const times = { creationTime: now, lastModifiedTime: now }
  const { noun, running: status } = kind
  const work: Work = { noun, name, arn, ...place, ...times, request: members, status }
  putWork(world, work)
  putTags(world, arn, [...automaticTags(world, call.caller), ...tags])
  return work
}

/** SageMaker works under the roles that a request names, with the caller's source identity. */
function assumeRoles({ world, caller }: Call, members: Members, sourceArn: string): void {
  const { sourceIdentity } = caller
  for (const roleArn of rolesIn(members)) {
    const invokedBy = 'sagemaker.amazonaws.com'
    const session = { roleArn, sessionName: 'SageMaker', invokedBy, sourceArn }
    try {
      integrations
        .of(world)
        .recordAssumption({ ...session, ...(sourceIdentity !== undefined && { sourceIdentity }) })
    } catch (error) {
      if (!(error instanceof AwsError)) throw error
      throw validationException(
        `Could not assume role ${roleArn}. Please ensure that the role exists and allows ` +
          "principal 'sagemaker.amazonaws.com' to assume the role.",
      )
    }
  }
}
