/** CreatePolicyVersion: at most `iam.policyVersions` are kept; none is dropped unasked. */
import { writeVersion } from '../../iam/written.ts'
import type { Action } from '../service.ts'
import { requireDocument, requirePolicySize } from './documents.ts'
import { limitExceeded } from './errors.ts'
import { findPolicy, type PolicyArn } from './find.ts'
import { versionSummary } from './show.ts'

interface CreatePolicyVersionRequest extends PolicyArn {
  /** JSON. */
  readonly PolicyDocument: string
  /** Default false. */
  readonly SetAsDefault?: boolean | string
}

export const action: Action = (request: CreatePolicyVersionRequest, call) => {
  const { world } = call
  const { PolicyDocument: text, SetAsDefault } = request
  const policy = findPolicy(call, request)
  requireDocument(text)
  requirePolicySize(text)
  const most = world.weather.draw('iam.policyVersions', world.random)
  if (policy.versions.length >= most) {
    throw limitExceeded(
      `A managed policy can have up to ${most} versions. Before you create a new version, ` +
        'you must delete an existing version.',
    )
  }
  const asDefault = String(SetAsDefault) === 'true'
  const version = writeVersion(world, policy, { text, asDefault })
  return { PolicyVersion: versionSummary(policy, version) }
}
