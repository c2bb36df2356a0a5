/**
 * What the Identity Store's actions need: the store, and each user, group or membership they are
 * about, as the service authorization reference lists them for each action. That AWS judges every
 * one of them is assumed.
 */
import type { Authorize } from '../service.ts'

type Members = Readonly<Record<string, unknown>>
/** One by its id, or (in the plural) all of a kind. */
type Kind = 'user' | 'group' | 'membership' | 'users' | 'groups' | 'memberships'

/** Beside the store. */
const resources: Readonly<Record<string, readonly Kind[]>> = {
  CreateGroupMembership: ['group', 'user'],
  DeleteGroup: ['group'],
  DeleteGroupMembership: ['membership'],
  DeleteUser: ['user'],
  DescribeGroup: ['group'],
  DescribeGroupMembership: ['membership'],
  DescribeUser: ['user'],
  GetGroupId: ['group'],
  GetGroupMembershipId: ['group', 'user', 'membership'],
  GetUserId: ['user'],
  IsMemberInGroups: ['group', 'user', 'memberships'],
  ListGroupMemberships: ['group', 'memberships'],
  ListGroupMembershipsForMember: ['user', 'memberships'],
  ListGroups: ['groups'],
  ListUsers: ['users'],
  UpdateGroup: ['group'],
  UpdateUser: ['user'],
}

export const authorize: Authorize = (action, input, { accountId }) => {
  const needed = `identitystore:${action}`
  const store = `arn:aws:identitystore::${accountId}:identitystore/${input.IdentityStoreId}`
  const others = (resources[action] ?? []).flatMap((kind) => resourcesOf(kind, input))
  return [store, ...others].map((resource) => ({ action: needed, resource }))
}

/** One that is asked for by name has no id yet: `*` stands for it (assumed). */
function resourcesOf(kind: Kind, input: Members): string[] {
  const arn = (type: string, id: string) => `arn:aws:identitystore:::${type}/${id}`
  if (kind.endsWith('s')) return [arn(kind.slice(0, -1), '*')]
  const ids = idsOf(kind, input).filter((id) => typeof id === 'string')
  return (ids.length > 0 ? ids : ['*']).map((id) => arn(kind, id))
}

function idsOf(kind: Kind, input: Members): unknown[] {
  const { UserId, GroupId, GroupIds, MembershipId, MemberId } = input
  if (kind === 'user') return [UserId, Object(MemberId).UserId]
  if (kind === 'membership') return [MembershipId]
  return [GroupId, ...(Array.isArray(GroupIds) ? GroupIds : [])]
}
