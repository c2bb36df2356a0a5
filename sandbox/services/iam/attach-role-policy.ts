/** AttachRolePolicy: at most `iam.attachedPolicies` to a role; one that is attached stays so. */
import { writeAttachment } from '../../iam/written.ts'
import type { Action } from '../service.ts'
import { limitExceeded } from './errors.ts'
import { findPolicy, findRole, type PolicyArn, type RoleName } from './find.ts'

export const action: Action = (request: RoleName & PolicyArn, call) => {
  const { world } = call
  const role = findRole(call, request)
  const { arn: policyArn } = findPolicy(call, request).policy
  if (role.attached.has(policyArn)) return undefined
  const most = world.weather.draw('iam.attachedPolicies', world.random)
  if (role.attached.size >= most) {
    throw limitExceeded(`Cannot exceed quota for PoliciesPerRole: ${most}`)
  }
  writeAttachment(world, role, { policyArn, attach: true })
  return undefined
}
