/** Which user is in which group, found by either side and by membership id. */
import { conflict, notFound } from './errors.ts'
import { Ordered } from './ordered.ts'
import type { DirectoryMembership } from './types.ts'

export class Memberships {
  readonly #byId = new Map<string, DirectoryMembership>()
  readonly #byPair = new Map<string, string>()
  readonly #ofGroup = new Map<string, Ordered<DirectoryMembership>>()
  readonly #ofUser = new Map<string, Ordered<DirectoryMembership>>()

  /** Throws `ResourceNotFoundException`. */
  get(membershipId: string): DirectoryMembership {
    const membership = this.#byId.get(membershipId)
    if (!membership) throw notFound('GROUP_MEMBERSHIP', membershipId)
    return membership
  }

  between(groupId: string, userId: string): DirectoryMembership | undefined {
    const membershipId = this.#byPair.get(pairKey(groupId, userId))
    return membershipId === undefined ? undefined : this.#byId.get(membershipId)
  }

  /** Throws `ConflictException` when the user is in the group already. */
  add(membership: DirectoryMembership): void {
    const { groupId, userId, membershipId } = membership
    if (this.between(groupId, userId)) throw conflict('Member already exists in the group.')
    this.#byId.set(membershipId, membership)
    this.#byPair.set(pairKey(groupId, userId), membershipId)
    listOf(this.#ofGroup, groupId).put(membership)
    listOf(this.#ofUser, userId).put(membership)
  }

  remove(membershipId: string): void {
    const { groupId, userId, sequence } = this.get(membershipId)
    this.#byId.delete(membershipId)
    this.#byPair.delete(pairKey(groupId, userId))
    this.#ofGroup.get(groupId)?.remove(sequence)
    this.#ofUser.get(userId)?.remove(sequence)
  }

  removeAllOfGroup(groupId: string): void {
    for (const { membershipId } of this.ofGroup(groupId).all()) this.remove(membershipId)
    this.#ofGroup.delete(groupId)
  }

  removeAllOfUser(userId: string): void {
    for (const { membershipId } of this.ofUser(userId).all()) this.remove(membershipId)
    this.#ofUser.delete(userId)
  }

  ofGroup(groupId: string): Ordered<DirectoryMembership> {
    return this.#ofGroup.get(groupId) ?? new Ordered()
  }

  ofUser(userId: string): Ordered<DirectoryMembership> {
    return this.#ofUser.get(userId) ?? new Ordered()
  }
}

function pairKey(groupId: string, userId: string): string {
  return `${groupId} ${userId}`
}

function listOf(
  lists: Map<string, Ordered<DirectoryMembership>>,
  id: string,
): Ordered<DirectoryMembership> {
  const known = lists.get(id)
  if (known) return known
  const made = new Ordered<DirectoryMembership>()
  lists.set(id, made)
  return made
}
