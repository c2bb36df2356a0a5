/** The directory as IAM Identity Center's identity store. */
import {
  DescribeGroupCommand,
  DescribeUserCommand,
  GetGroupIdCommand,
  GetUserIdCommand,
  type IdentitystoreClient,
  IsMemberInGroupsCommand,
  ListGroupMembershipsCommand,
  ListUsersCommand,
} from '@aws-sdk/client-identitystore'
import type { Directory } from '../core/ports.ts'
import type { UserStatus } from '../core/words.ts'
import { absentId, coreError, inCoreWords, isAbsent, unlessAbsent } from './errors.ts'

/** The API's most (1 to 100). */
const ROWS_PER_PAGE = 100

const statuses: Readonly<Record<string, UserStatus>> = {
  ENABLED: 'enabled',
  DISABLED: 'disabled',
}

interface IdentityStore {
  readonly client: IdentitystoreClient
  readonly identityStoreId: string
}

export function identityStoreDirectory(store: IdentityStore): Directory {
  return { ...usersOf(store), ...groupsOf(store) }
}

type UserMethods = 'userStatus' | 'userName' | 'users' | 'findUser'

function usersOf({
  client,
  identityStoreId: IdentityStoreId,
}: IdentityStore): Pick<Directory, UserMethods> {
  const describe = (userId: string) =>
    client.send(new DescribeUserCommand({ IdentityStoreId, UserId: userId }))
  return {
    userStatus: (userId) =>
      unlessAbsent(async () => statusOf((await describe(userId)).UserStatus), 'absent'),

    userName: (userId) => unlessAbsent(async () => (await describe(userId)).UserName, undefined),

    async users(cursor) {
      const command = new ListUsersCommand({
        IdentityStoreId,
        MaxResults: ROWS_PER_PAGE,
        NextToken: cursor,
      })
      const { Users: found = [], NextToken } = await inCoreWords(() => client.send(command))
      const users = found.flatMap(({ UserId: userId, UserName: userName, UserStatus }) =>
        userId ? [{ userId, userName, status: statusOf(UserStatus) }] : [],
      )
      return NextToken ? { users, cursor: NextToken } : { users }
    },

    findUser: (userName) =>
      unlessAbsent(async () => {
        const AlternateIdentifier = uniquely('userName', userName)
        const command = new GetUserIdCommand({ IdentityStoreId, AlternateIdentifier })
        return (await client.send(command)).UserId
      }, undefined),
  }
}

function groupsOf(store: IdentityStore): Omit<Directory, UserMethods> {
  const { client, identityStoreId: IdentityStoreId } = store
  return {
    memberOf: (userId, groupIds) => memberOf(store, userId, groupIds),

    groupName: (groupId) =>
      unlessAbsent(async () => {
        const command = new DescribeGroupCommand({ IdentityStoreId, GroupId: groupId })
        return (await client.send(command)).DisplayName
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
            MaxResults: ROWS_PER_PAGE,
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
  store: IdentityStore,
  userId: string,
  groupIds: readonly string[],
): Promise<readonly string[]> {
  if (groupIds.length === 0) return []
  const { client, identityStoreId: IdentityStoreId } = store
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
    return inCoreWords(() => memberOf(store, userId, others))
  }
}

function statusOf(status: string | undefined): UserStatus {
  return statuses[status ?? ''] ?? 'unknown'
}

function uniquely(AttributePath: string, AttributeValue: string) {
  return { UniqueAttribute: { AttributePath, AttributeValue } }
}
