/** ListPolicies: those of the account. Policies of AWS's own are not here. */
import { writtenPolicies } from '../../iam/written.ts'
import type { Action } from '../service.ts'
import { type PageRequest, pageOf } from './page.ts'
import { policyDetail } from './show.ts'

interface ListPoliciesRequest extends PageRequest {
  /** Default All. */
  readonly Scope?: 'All' | 'AWS' | 'Local'
  readonly OnlyAttached?: boolean | string
  /** Default `/`: all. */
  readonly PathPrefix?: string
}

export const action: Action = (request: ListPoliciesRequest, { world, accountId }) => {
  const { Scope = 'All', PathPrefix = '/' } = request
  const onlyAttached = String(request.OnlyAttached) === 'true'
  const own = Scope === 'AWS' ? [] : writtenPolicies(world, accountId)
  const found = own
    .filter(({ policy }) => policy.path.startsWith(PathPrefix))
    .map((policy) => policyDetail(world, policy))
    .filter(({ AttachmentCount }) => !onlyAttached || AttachmentCount > 0)
  const { rows, next } = pageOf(found, request)
  return { Policies: rows, ...next }
}
