/** One identity store: what every door (SCIM, console, API) reads and writes. */
import type { Random } from '../world/random.ts'
import { Groups } from './groups.ts'
import { directoryId, type IdForm } from './ids.ts'
import { Memberships } from './memberships.ts'
import type {
  Author,
  DirectoryGroup,
  DirectoryMembership,
  DirectoryUser,
  ExternalId,
  UserAttributes,
  UserStatus,
  Written,
} from './types.ts'
import { Users } from './users.ts'

export interface NewUser {
  /** Drawn when absent. */
  readonly userId?: string
  readonly attributes: UserAttributes
  /** Default ENABLED (assumed). */
  readonly status?: UserStatus
  readonly externalIds?: readonly ExternalId[]
}

export interface NewGroup {
  /** Drawn when absent. */
  readonly groupId?: string
  readonly displayName: string
  readonly description?: string
  readonly externalIds?: readonly ExternalId[]
}

export type UserChange = Partial<Pick<DirectoryUser, 'attributes' | 'status' | 'externalIds'>>
export type GroupChange = Partial<
  Pick<DirectoryGroup, 'displayName' | 'description' | 'externalIds'>
>

export class IdentityStore {
  readonly identityStoreId: string
  readonly users = new Users()
  readonly groups = new Groups()
  readonly memberships = new Memberships()
  readonly #random: Random
  readonly #idForm: IdForm
  #sequence = 0

  constructor(settings: {
    readonly identityStoreId: string
    readonly random: Random
    readonly idForm: IdForm
  }) {
    this.identityStoreId = settings.identityStoreId
    this.#random = settings.random
    this.#idForm = settings.idForm
  }

  /** Throws `ConflictException` for a taken user name or external id. */
  createUser(made: NewUser, author: Author): DirectoryUser {
    const user: DirectoryUser = {
      ...this.#written(author),
      userId: made.userId ?? this.#newId(),
      status: made.status ?? 'ENABLED',
      externalIds: made.externalIds ?? [],
      attributes: made.attributes,
    }
    this.users.put(user)
    return user
  }

  /** Throws `ResourceNotFoundException`, or `ConflictException` for a taken name or external id. */
  updateUser(userId: string, change: UserChange, author: Author): DirectoryUser {
    const user = { ...this.users.get(userId), ...change, ...updated(author) }
    this.users.put(user)
    return user
  }

  /** The user's memberships go with the user. */
  deleteUser(userId: string): void {
    this.users.remove(userId)
    this.memberships.removeAllOfUser(userId)
  }

  /** Throws `ConflictException` for a taken display name or external id. */
  createGroup(made: NewGroup, author: Author): DirectoryGroup {
    const group: DirectoryGroup = {
      ...this.#written(author),
      groupId: made.groupId ?? this.#newId(),
      displayName: made.displayName,
      ...(made.description === undefined ? {} : { description: made.description }),
      externalIds: made.externalIds ?? [],
    }
    this.groups.put(group)
    return group
  }

  /** Throws `ResourceNotFoundException`, or `ConflictException` for a taken name or external id. */
  updateGroup(groupId: string, change: GroupChange, author: Author): DirectoryGroup {
    const group = { ...this.groups.get(groupId), ...change, ...updated(author) }
    this.groups.put(group)
    return group
  }

  /** The group's memberships go with the group. */
  deleteGroup(groupId: string): void {
    this.groups.remove(groupId)
    this.memberships.removeAllOfGroup(groupId)
  }

  /** Throws `ResourceNotFoundException` for either side, `ConflictException` for a member. */
  addMember(groupId: string, userId: string, author: Author): DirectoryMembership {
    this.groups.get(groupId)
    this.users.get(userId)
    const membership = { ...this.#written(author), membershipId: this.#newId(), groupId, userId }
    this.memberships.add(membership)
    return membership
  }

  #newId(): string {
    return directoryId(this.#random, this.identityStoreId, this.#idForm)
  }

  #written(author: Author): Written {
    this.#sequence++
    const { by, atMs } = author
    return { sequence: this.#sequence, createdAt: atMs, createdBy: by, ...updated(author) }
  }
}

function updated({ by, atMs }: Author): Pick<Written, 'updatedAt' | 'updatedBy'> {
  return { updatedAt: atMs, updatedBy: by }
}
