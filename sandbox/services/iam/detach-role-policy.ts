/** DetachRolePolicy: a policy that is not attached is NoSuchEntity. */
import { writeAttachment } from '../../iam/written.ts'
import type { Action } from '../service.ts'
import { noSuchEntity } from './errors.ts'
import { findRole, type PolicyArn, type RoleName } from './find.ts'

export const action: Action = (request: RoleName & PolicyArn, call) => {
  const { PolicyArn: policyArn } = request
  const role = findRole(call, request)
  if (!role.attached.has(policyArn)) throw noSuchEntity(`Policy ${policyArn} was not found.`)
  writeAttachment(call.world, role, { policyArn, attach: false })
  return undefined
}
