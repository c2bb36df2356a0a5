/** DeleteRolePolicy: takes an inline policy away. */
import { writeInlinePolicy } from '../../iam/written.ts'
import type { Action } from '../service.ts'
import { noSuchEntity } from './errors.ts'
import { findRole, type RoleName } from './find.ts'

interface DeleteRolePolicyRequest extends RoleName {
  readonly PolicyName: string
}

export const action: Action = (request: DeleteRolePolicyRequest, call) => {
  const { PolicyName: name } = request
  const role = findRole(call, request)
  if (!role.inline.has(name)) {
    throw noSuchEntity(`The role policy with name ${name} cannot be found.`)
  }
  writeInlinePolicy(call.world, role, { name })
  return undefined
}
