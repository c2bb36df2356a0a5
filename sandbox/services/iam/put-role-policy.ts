/** PutRolePolicy: sets an inline policy of a role. */
import { writeInlinePolicy } from '../../iam/written.ts'
import type { Action } from '../service.ts'
import { requireDocument, requireRoleSize } from './documents.ts'
import { findRole, type RoleName } from './find.ts'

interface PutRolePolicyRequest extends RoleName {
  readonly PolicyName: string
  /** JSON. */
  readonly PolicyDocument: string
}

export const action: Action = (request: PutRolePolicyRequest, call) => {
  const { PolicyName: name, PolicyDocument: text } = request
  const role = findRole(call, request)
  requireDocument(text)
  requireRoleSize(request.RoleName, new Map(role.inline).set(name, text).values())
  writeInlinePolicy(call.world, role, { name, text })
  return undefined
}
