/** What a directory holds at the start, given in AWS's nouns; seeding leaves no records. */
import type { World } from '../world/world.ts'
import type { IdentityStore } from './identity-store.ts'
import type { IdForm } from './ids.ts'
import { directoryOf, openIdentityStore } from './store.ts'
import type { ExternalId, UserAttributes, UserStatus } from './types.ts'

export interface SeedUser {
  /** Drawn from the world's randomness when absent. */
  readonly UserId?: string
  readonly UserName: string
  readonly DisplayName: string
  /** Default ENABLED. */
  readonly UserStatus?: UserStatus
  readonly Name?: Readonly<Record<string, string>>
  readonly Emails?: UserAttributes['Emails']
  readonly ExternalIds?: readonly ExternalId[]
}

export interface SeedGroup {
  /** Drawn from the world's randomness when absent. */
  readonly GroupId?: string
  readonly DisplayName: string
  readonly ExternalIds?: readonly ExternalId[]
  /** User names of this seed or of an earlier one. */
  readonly members: readonly string[]
}

export interface DirectorySeed {
  /** `d-` and 10 hexadecimal digits. */
  readonly identityStoreId: string
  /** Form of the ids that are drawn. Default `plain`. */
  readonly idForm?: IdForm
  readonly scim: { readonly tenantId: string; readonly tokenId: string; readonly token: string }
  readonly users: readonly SeedUser[]
  readonly groups: readonly SeedGroup[]
}

/**
 * Fills an identity store and opens its SCIM connection. Throws `ConflictException` for a name
 * given twice and an `Error` naming the group and the member for a member no user has the name of.
 */
export function seedDirectory(world: World, seed: DirectorySeed): IdentityStore {
  const store = openIdentityStore(world, seed.identityStoreId, seed.idForm)
  const author = { by: 'seed', atMs: world.clock.now() }
  for (const { UserId, UserStatus, ExternalIds, ...attributes } of seed.users) {
    const given = {
      ...(UserId === undefined ? {} : { userId: UserId }),
      ...(UserStatus === undefined ? {} : { status: UserStatus }),
    }
    store.createUser({ ...given, attributes, externalIds: ExternalIds ?? [] }, author)
  }
  for (const { GroupId, DisplayName, ExternalIds, members } of seed.groups) {
    const given = GroupId === undefined ? {} : { groupId: GroupId }
    const group = store.createGroup(
      { ...given, displayName: DisplayName, externalIds: ExternalIds ?? [] },
      author,
    )
    for (const userName of members) {
      const user = store.users.named(userName)
      if (!user)
        throw new Error(
          `the seed's group "${DisplayName}" has the member "${userName}", ` +
            'but no user of the seed has that UserName: add the user or drop the member',
        )
      store.addMember(group.groupId, user.userId, author)
    }
  }
  directoryOf(world).connections.set(seed.scim.token, {
    ...seed.scim,
    identityStoreId: seed.identityStoreId,
  })
  return store
}
