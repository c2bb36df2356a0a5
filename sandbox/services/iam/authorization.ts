/** What IAM's actions need: the role or the policy each is about (service authorization). */
import { type AccessNeed, resourceTags } from '../../iam/access-need.ts'
import type { Context } from '../../iam/evaluate/request.ts'
import { writtenRole } from '../../iam/written.ts'
import type { Authorize, Call } from '../service.ts'

const onNothing = ['ListPolicies', 'ListRoles']
/** Writes of a role's policies know the boundary that the role has. */
const knowsBoundary = [
  ...['AttachRolePolicy', 'DeleteRolePolicy', 'DetachRolePolicy', 'GetRole', 'PutRolePolicy'],
]
const knowsPolicy = ['AttachRolePolicy', 'DetachRolePolicy']

export const authorize: Authorize = (action, input, call) => {
  const name = `iam:${action}`
  if (onNothing.includes(action)) return [{ action: name, resource: '*' }]
  if (isAboutPolicy(action)) return [{ action: name, resource: String(input.PolicyArn) }]
  const { resource, context } = roleNeed(String(input.RoleName), action, call)
  const policy = knowsPolicy.includes(action) && { 'iam:PolicyARN': String(input.PolicyArn) }
  return [{ action: name, resource, context: { ...context, ...policy } }]
}

function isAboutPolicy(action: string): boolean {
  return action === 'GetPolicy' || /PolicyVersions?$/.test(action)
}

/** A role that is not there has the path `/` (assumed). */
function roleNeed(roleName: string, action: string, call: Call): Omit<AccessNeed, 'action'> {
  const { world, accountId } = call
  const role = writtenRole(world, accountId, roleName)?.role
  if (!role) return { resource: `arn:aws:iam::${accountId}:role/${roleName}` }
  const boundary = knowsBoundary.includes(action) ? role.permissionsBoundary : undefined
  const context: Context = {
    ...resourceTags(role.tags, ['aws:ResourceTag', 'iam:ResourceTag']),
    ...(boundary !== undefined && { 'iam:PermissionsBoundary': boundary }),
  }
  return { resource: role.arn, context }
}
