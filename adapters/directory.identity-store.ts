/** The directory as IAM Identity Center's identity store. */
import {
  DescribeGroupCommand,
  DescribeUserCommand,
  GetGroupIdCommand,
  GetUserIdCommand,
  type IdentitystoreClient,
  IsMemberInGroupsCommand,
  ListGroupMembershipsCommand,
} from '@aws-sdk/client-identitystore'
import type { Directory } from '../core/ports.ts'
import type { UserStatus } from '../core/words.ts'
import { absentId, coreError, inCoreWords, isAbsent, unlessAbsent } from './errors.ts'

/** The API's most (1 to 100). */
const MEMBERS_PER_PAGE = 100

const statuses: Readonly<Record<string, UserStatus>> = {
  ENABLED: 'enabled',
  DISABLED: 'disabled',
}

export function identityStoreDirectory(options: {
  readonly client: IdentitystoreClient
  readonly identityStoreId: string
}): Directory {
  const { client, identityStoreId: IdentityStoreId } = options
  return {
    userStatus: (userId) =>
      unlessAbsent(async () => {
        const command = new DescribeUserCommand({ IdentityStoreId, UserId: userId })
        const { UserStatus: status } = await client.send(command)
        return statuses[status ?? ''] ?? 'unknown'
      }, 'absent'),

    memberOf: (userId, groupIds) => memberOf(options, userId, groupIds),

    groupName: (groupId) =>
      unlessAbsent(async () => {
        const command = new DescribeGroupCommand({ IdentityStoreId, GroupId: groupId })
        return (await client.send(command)).DisplayName
      }, undefined),

    findUser: (userName) =>
      unlessAbsent(async () => {
        const AlternateIdentifier = uniquely('userName', userName)
        const command = new GetUserIdCommand({ IdentityStoreId, AlternateIdentifier })
        return (await client.send(command)).UserId
      }, undefined),

    findGroup: (displayName) =>
      unlessAbsent(async () => {
        const AlternateIdentifier = uniquely('displayName', displayName)
        const command = new GetGroupIdCommand({ IdentityStoreId, AlternateIdentifier })
        return (await client.send(command)).GroupId
      }, undefined),

    groupMembers: (groupId, cursor) =>
      unlessAbsent(
        async () => {
          const command = new ListGroupMembershipsCommand({
            IdentityStoreId,
            GroupId: groupId,
            MaxResults: MEMBERS_PER_PAGE,
            NextToken: cursor,
          })
          const { GroupMemberships: found = [], NextToken } = await client.send(command)
          const members = found.flatMap(({ MembershipId: membershipId, MemberId }) => {
            const userId = MemberId && 'UserId' in MemberId ? MemberId.UserId : undefined
            return membershipId && userId ? [{ membershipId, userId }] : []
          })
          return NextToken ? { members, cursor: NextToken } : { members }
        },
        { members: [], absent: true },
      ),
  }
}

/**
 * A group that was deleted makes the service refuse the whole question. When it says which group,
 * the rest is asked again without it; an absent user is in no group; nothing else is an answer.
 */
async function memberOf(
  options: { readonly client: IdentitystoreClient; readonly identityStoreId: string },
  userId: string,
  groupIds: readonly string[],
): Promise<readonly string[]> {
  if (groupIds.length === 0) return []
  const { client, identityStoreId: IdentityStoreId } = options
  const GroupIds = [...groupIds]
  const command = new IsMemberInGroupsCommand({
    IdentityStoreId,
    MemberId: { UserId: userId },
    GroupIds,
  })
  try {
    const { Results: results = [] } = await client.send(command)
    return results.flatMap(({ GroupId, MembershipExists }) =>
      GroupId && MembershipExists ? [GroupId] : [],
    )
  } catch (error) {
    const id = absentId(error)
    if (isAbsent(error) && id === userId) return []
    if (id === undefined || !groupIds.includes(id)) throw coreError(error)
    const others = groupIds.filter((groupId) => groupId !== id)
    return inCoreWords(() => memberOf(options, userId, others))
  }
}

function uniquely(AttributePath: string, AttributeValue: string) {
  return { UniqueAttribute: { AttributePath, AttributeValue } }
}
