/** ListRolePolicies: the names of a role's inline policies. */
import type { Action } from '../service.ts'
import { findRole, type RoleName } from './find.ts'
import { type PageRequest, pageOf } from './page.ts'

export const action: Action = (request: RoleName & PageRequest, call) => {
  const { rows, next } = pageOf([...findRole(call, request).inline.keys()], request)
  return { PolicyNames: rows, ...next }
}
