/** DeletePolicyVersion: of any but the default version. */
import type { Action } from '../service.ts'
import { deleteConflict } from './errors.ts'
import { findPolicy, findVersion, type VersionName } from './find.ts'

export const action: Action = (request: VersionName, call) => {
  const policy = findPolicy(call, request)
  const version = findVersion(policy, request)
  if (version.versionId === policy.defaultVersionId) {
    throw deleteConflict('Cannot delete the default version of a policy.')
  }
  policy.versions.splice(policy.versions.indexOf(version), 1)
  return undefined
}
