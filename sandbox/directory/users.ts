/** The users of one identity store: unique by user name (case-insensitive) and by external id. */
import { conflict, notFound } from './errors.ts'
import { Ordered } from './ordered.ts'
import type { DirectoryUser } from './types.ts'

export class Users {
  readonly #byId = new Map<string, DirectoryUser>()
  readonly #byName = new Map<string, string>()
  readonly #byExternalId = new Map<string, string>()
  readonly #byEmail = new Map<string, Set<string>>()
  readonly ordered = new Ordered<DirectoryUser>()

  /** Throws `ResourceNotFoundException`. */
  get(userId: string): DirectoryUser {
    const user = this.#byId.get(userId)
    if (!user) throw notFound('USER', userId)
    return user
  }

  find(userId: string): DirectoryUser | undefined {
    return this.#byId.get(userId)
  }

  /** User names differ by more than case. */
  named(userName: string): DirectoryUser | undefined {
    return this.#find(this.#byName.get(userName.toLowerCase()))
  }

  withExternalId(issuer: string, id: string): DirectoryUser | undefined {
    return this.#find(this.#byExternalId.get(externalKey(issuer, id)))
  }

  /** The first user with this email address; Identity Center keeps one address per user. */
  withEmail(email: string): DirectoryUser | undefined {
    const [userId] = this.#byEmail.get(email.toLowerCase()) ?? []
    return this.#find(userId)
  }

  /**
   * Adds a user, or replaces the one of the same id. Throws `ConflictException` when another user
   * has the name or an external id; nothing has changed then.
   */
  put(user: DirectoryUser): void {
    const holder = this.named(user.attributes.UserName)
    if (holder && holder.userId !== user.userId) throw conflict('Duplicate UserName')
    for (const { Issuer, Id } of user.externalIds) {
      const other = this.withExternalId(Issuer, Id)
      if (other && other.userId !== user.userId) throw conflict('Duplicate ExternalId')
    }
    this.#unindex(user.userId)
    this.#byId.set(user.userId, user)
    this.ordered.put(user)
    this.#byName.set(user.attributes.UserName.toLowerCase(), user.userId)
    for (const { Issuer, Id } of user.externalIds)
      this.#byExternalId.set(externalKey(Issuer, Id), user.userId)
    for (const email of emailsOf(user))
      this.#byEmail.set(email, (this.#byEmail.get(email) ?? new Set()).add(user.userId))
  }

  remove(userId: string): void {
    const user = this.get(userId)
    this.#unindex(userId)
    this.#byId.delete(userId)
    this.ordered.remove(user.sequence)
  }

  #find(userId: string | undefined): DirectoryUser | undefined {
    return userId === undefined ? undefined : this.#byId.get(userId)
  }

  #unindex(userId: string): void {
    const known = this.#byId.get(userId)
    if (!known) return
    this.#byName.delete(known.attributes.UserName.toLowerCase())
    for (const { Issuer, Id } of known.externalIds)
      this.#byExternalId.delete(externalKey(Issuer, Id))
    for (const email of emailsOf(known)) this.#byEmail.get(email)?.delete(userId)
  }
}

function emailsOf(user: DirectoryUser): string[] {
  return (user.attributes.Emails ?? []).flatMap(({ Value }) => (Value ? [Value.toLowerCase()] : []))
}

/** One string for an issuer and an id, as the key of an index. */
export function externalKey(issuer: string, id: string): string {
  return JSON.stringify([issuer, id])
}
