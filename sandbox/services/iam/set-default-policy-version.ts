/** SetDefaultPolicyVersion: the document that is in force, once that has propagated. */
import { writeDefaultVersion } from '../../iam/written.ts'
import type { Action } from '../service.ts'
import { findPolicy, findVersion, type VersionName } from './find.ts'

export const action: Action = (request: VersionName, call) => {
  const policy = findPolicy(call, request)
  writeDefaultVersion(call.world, policy, findVersion(policy, request))
  return undefined
}
