/** GetPolicyVersion: the document of one version. */
import type { Action } from '../service.ts'
import { findPolicy, findVersion, type VersionName } from './find.ts'
import { encoded, versionSummary } from './show.ts'

export const action: Action = (request: VersionName, call) => {
  const policy = findPolicy(call, request)
  const version = findVersion(policy, request)
  const PolicyVersion = {
    Document: encoded(version.text),
    ...versionSummary(policy, version),
  }
  return { PolicyVersion }
}
