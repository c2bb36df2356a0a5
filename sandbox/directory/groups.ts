/** The groups of one identity store: unique by display name and by external id. */
import { conflict, notFound } from './errors.ts'
import { Ordered } from './ordered.ts'
import type { DirectoryGroup } from './types.ts'
import { externalKey } from './users.ts'

export class Groups {
  readonly #byId = new Map<string, DirectoryGroup>()
  readonly #byName = new Map<string, string>()
  readonly #byExternalId = new Map<string, string>()
  readonly ordered = new Ordered<DirectoryGroup>()

  /** Throws `ResourceNotFoundException`. */
  get(groupId: string): DirectoryGroup {
    const group = this.#byId.get(groupId)
    if (!group) throw notFound('GROUP', groupId)
    return group
  }

  find(groupId: string): DirectoryGroup | undefined {
    return this.#byId.get(groupId)
  }

  /** Assumed: names that differ by case are different names. */
  named(displayName: string): DirectoryGroup | undefined {
    return this.#find(this.#byName.get(displayName))
  }

  withExternalId(issuer: string, id: string): DirectoryGroup | undefined {
    return this.#find(this.#byExternalId.get(externalKey(issuer, id)))
  }

  /**
   * Adds a group, or replaces the one of the same id. Throws `ConflictException` when another
   * group has the name or an external id; nothing has changed then.
   */
  put(group: DirectoryGroup): void {
    const holder = this.named(group.displayName)
    if (holder && holder.groupId !== group.groupId) throw conflict('Duplicate GroupDisplayName')
    for (const { Issuer, Id } of group.externalIds) {
      const other = this.withExternalId(Issuer, Id)
      if (other && other.groupId !== group.groupId) throw conflict('Duplicate ExternalId')
    }
    this.#unindex(group.groupId)
    this.#byId.set(group.groupId, group)
    this.ordered.put(group)
    this.#byName.set(group.displayName, group.groupId)
    for (const { Issuer, Id } of group.externalIds)
      this.#byExternalId.set(externalKey(Issuer, Id), group.groupId)
  }

  remove(groupId: string): void {
    const group = this.get(groupId)
    this.#unindex(groupId)
    this.#byId.delete(groupId)
    this.ordered.remove(group.sequence)
  }

  #find(groupId: string | undefined): DirectoryGroup | undefined {
    return groupId === undefined ? undefined : this.#byId.get(groupId)
  }

  #unindex(groupId: string): void {
    const known = this.#byId.get(groupId)
    if (!known) return
    this.#byName.delete(known.displayName)
    for (const { Issuer, Id } of known.externalIds)
      this.#byExternalId.delete(externalKey(Issuer, Id))
  }
}
