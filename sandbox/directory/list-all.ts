/** Everything in a world's directories at once, for the sandbox's own pages. */
import type { World } from '../world/world.ts'
import { directoryOf } from './store.ts'
import type { UserStatus } from './types.ts'

export interface ListedUser {
  readonly userId: string
  readonly userName: string
  readonly displayName: string
  readonly status: UserStatus
  /** Group ids, oldest membership first. */
  readonly groupIds: readonly string[]
}

export interface ListedGroup {
  readonly groupId: string
  readonly displayName: string
  /** User ids, oldest membership first. */
  readonly userIds: readonly string[]
}

export interface ListedDirectory {
  readonly identityStoreId: string
  /** Tenants of the SCIM endpoints into this store; never a token. */
  readonly scimTenantIds: readonly string[]
  readonly users: readonly ListedUser[]
  readonly groups: readonly ListedGroup[]
}

/** Every identity store with its users, groups and memberships, in the order they were made. */
export function listAll(world: World): ListedDirectory[] {
  const { stores, connections } = directoryOf(world)
  return [...stores.values()].map((store) => ({
    identityStoreId: store.identityStoreId,
    scimTenantIds: [...connections.values()]
      .filter((connection) => connection.identityStoreId === store.identityStoreId)
      .map((connection) => connection.tenantId),
    users: store.users.ordered.all().map((user) => ({
      userId: user.userId,
      userName: user.attributes.UserName,
      displayName: user.attributes.DisplayName ?? '',
      status: user.status,
      groupIds: store.memberships
        .ofUser(user.userId)
        .all()
        .map(({ groupId }) => groupId),
    })),
    groups: store.groups.ordered.all().map((group) => ({
      groupId: group.groupId,
      displayName: group.displayName,
      userIds: store.memberships
        .ofGroup(group.groupId)
        .all()
        .map(({ userId }) => userId),
    })),
  }))
}
