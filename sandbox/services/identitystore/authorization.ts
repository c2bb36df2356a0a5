/**
 * What the Identity Store's actions need: the store, and each user, group or membership they are
 * about, as the service authorization reference lists them for each action. That AWS judges every
 * one of them is assumed.
 */
import type { AccessNeed } from '../../iam/access-need.ts'
import type { Authorize } from '../service.ts'

type Members = Readonly<Record<string, unknown>>
type Kind = 'user' | 'group' | 'membership'

/** Beside the store. Ids are the request's; `*` stands for all, or for one not found yet. */
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
  IsMemberInGroups: ['group', 'user', 'membership'],
  ListGroupMemberships: ['group', 'membership'],
  ListGroupMembershipsForMember: ['user', 'membership'],
  ListGroups: ['group'],
  ListUsers: ['user'],
  UpdateGroup: ['group'],
  UpdateUser: ['user'],
}

export const authorize: Authorize = (action, input, { accountId }) => {
  const store = `arn:aws:identitystore::${accountId}:identitystore/${input.IdentityStoreId}`
  const needs: AccessNeed[] = [{ action: `identitystore:${action}`, resource: store }]
  for (const kind of resources[action] ?? []) {
    for (const id of idsOf(kind, input)) {
      const resource = `arn:aws:identitystore:::${kind}/${id}`
      needs.push({ action: `identitystore:${action}`, resource })
    }
  }
  return needs
}

function idsOf(kind: Kind, input: Members): string[] {
  const { UserId, GroupId, GroupIds, MembershipId, MemberId } = input
  const given = {
    user: [UserId, Object(MemberId).UserId],
    group: [GroupId, ...(Array.isArray(GroupIds) ? GroupIds : [])],
    membership: [MembershipId],
  }[kind]
  const ids = given.filter((id) => typeof id === 'string')
  return ids.length > 0 ? ids : ['*']
}
