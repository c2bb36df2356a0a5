/** GetRolePolicy: the document of an inline policy. */
import type { Action } from '../service.ts'
import { noSuchEntity } from './errors.ts'
import { findRole, type RoleName } from './find.ts'
import { encoded } from './show.ts'

interface GetRolePolicyRequest extends RoleName {
  readonly PolicyName: string
}

export const action: Action = (request: GetRolePolicyRequest, call) => {
  const { RoleName, PolicyName } = request
  const text = findRole(call, request).inline.get(PolicyName)
  if (text !== undefined) return { RoleName, PolicyName, PolicyDocument: encoded(text) }
  throw noSuchEntity(`The role policy with name ${PolicyName} cannot be found.`)
}
