/** ListAttachedRolePolicies, of one path and below. */
import { writtenPolicy } from '../../iam/written.ts'
import type { Action } from '../service.ts'
import { findRole, type RoleName } from './find.ts'
import { type PageRequest, pageOf } from './page.ts'

interface ListAttachedRolePoliciesRequest extends RoleName, PageRequest {
  /** Default `/`: all. */
  readonly PathPrefix?: string
}

export const action: Action = (request: ListAttachedRolePoliciesRequest, call) => {
  const { PathPrefix = '/' } = request
  const { attached } = findRole(call, request)
  const policies = [...attached].flatMap((arn) => writtenPolicy(call.world, arn)?.policy ?? [])
  const found = policies.filter(({ path }) => path.startsWith(PathPrefix))
  const { rows, next } = pageOf(found, request)
  return {
    AttachedPolicies: rows.map(({ name, arn }) => ({ PolicyName: name, PolicyArn: arn })),
    ...next,
  }
}
