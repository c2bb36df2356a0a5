/** ListPolicyVersions, newest first (assumed), without their documents. */
import type { Action } from '../service.ts'
import { findPolicy, type PolicyArn } from './find.ts'
import { type PageRequest, pageOf } from './page.ts'
import { versionSummary } from './show.ts'

export const action: Action = (request: PolicyArn & PageRequest, call) => {
  const policy = findPolicy(call, request)
  const { rows, next } = pageOf(policy.versions.toReversed(), request)
  return { Versions: rows.map((version) => versionSummary(policy, version)), ...next }
}
