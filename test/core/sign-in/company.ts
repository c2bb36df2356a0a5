/** A directory and a ledger in a few lines, and looks as the worker makes them, done at once. */
import fc from 'fast-check'
import { entitlementsOf } from '../../../core/entitlement/entitlements-of.ts'
import { applyStep } from '../../../core/plan/apply.ts'
import { planFor } from '../../../core/plan/plan.ts'
import type { SignIn } from '../../../core/plan/plan-input.ts'
import { differenceOf } from '../../../core/reconcile-all/difference-of.ts'
import { isBoundAndLive, letsIn } from '../../../core/sign-in/let-in.ts'
import { signInNameOf } from '../../../core/sign-in/name.ts'
import type { Grant, Step } from '../../../core/words.ts'
import { namesOf, signInOf } from '../../../functions/reconcile-all/compare-everyone/names.ts'
import { exampleText, exampleWith, mapOf } from '../access-map/example.ts'

const LONG_MS = 200 * 3_600_000
const DOMAIN = 'd-portal0001'
const GROUP = 'g-labels'
const pins = new Map([['Labellers', GROUP]])
const maps = {
  groups: mapOf(exampleText),
  users: mapOf(exampleWith(['mode: sso', 'mode: sso, assign: users'])),
}

export const users = ['ada', 'bob', 'cyd'] as const
const names = ['a@example.com', 'b@example.com', 'c@example.com', 'A@Example.com'] as const

/** `name`: is made, renamed, or given a name that somebody had. `give up`: by an operator. */
export interface Event {
  readonly kind: 'name' | 'join' | 'leave' | 'delete' | 'give up' | 'wait'
  readonly user: string
  readonly name: string
}

const kinds = ['name', 'name', 'name', 'name', 'join', 'join', 'join'] as const
const rarer = ['leave', 'delete', 'give up', 'wait'] as const

export const anyHistory: fc.Arbitrary<Event[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...kinds, ...rarer),
    user: fc.constantFrom(...users),
    name: fc.constantFrom(...names),
  }),
  { minLength: 3, maxLength: 24 },
)

export const anyAssign = fc.constantFrom('groups', 'users')

export class Company {
  readonly #assign: keyof typeof maps
  readonly #people = new Map<string, { readonly name: string; readonly member: boolean }>()
  readonly #reserved = new Map<string, { readonly userId: string; readonly profileName: string }>()
  readonly #grants = new Map<string, Grant[]>()
  #now = 1_800_000_000_000

  constructor(assign: keyof typeof maps) {
    this.#assign = assign
  }

  grantsOf(userId: string): Grant[] {
    return this.#grants.get(userId) ?? []
  }

  /** False when the directory refuses it. */
  happens({ kind, user, name }: Event): boolean {
    const person = this.#people.get(user)
    if (kind === 'name') {
      const holder = this.#holderOf(signInNameOf(name))
      if (holder !== undefined && holder !== user) return false
      this.#people.set(user, { name, member: person?.member ?? false })
    } else if (kind === 'join' || kind === 'leave') {
      if (!person) return false
      this.#people.set(user, { ...person, member: kind === 'join' })
    } else if (kind === 'delete') this.#people.delete(user)
    else if (kind === 'give up') this.#giveUp(user)
    else this.#now += LONG_MS
    return true
  }

  /** With the looks that it asks for. */
  heard(event: Event): void {
    if (!this.happens(event)) return
    for (const user of event.kind === 'wait' ? users : [event.user]) this.look(user)
  }

  look(userId: string, rounds = 6): void {
    const map = maps[this.#assign]
    const signIn = this.#signIn(userId)
    const entitlements = this.#entitlements(userId)
    const input = { map, userId, entitlements, now: this.#now, because: [], signIn }
    const { steps, lookAgainAt } = planFor({ ...input, grants: this.grantsOf(userId) })
    const owner = entitlements.length > 0 ? signIn.owners.get(DOMAIN) : undefined
    const isLive = this.grantsOf(owner?.userId ?? '').some(isBoundAndLive)
    for (const step of steps) {
      const grants = applyStep(this.grantsOf(userId), { ...step, grant: this.#done(step) })
      this.#grants.set(userId, grants)
    }
    if (rounds === 0) return
    if (owner && owner.userId !== userId && isLive) this.look(owner.userId, rounds - 1)
    if (steps.length > 0 && lookAgainAt === this.#now) this.look(userId, rounds - 1)
  }

  /** As a full reconciliation, with what it lists and no word of what happened. */
  everyone(): void {
    const map = maps[this.#assign]
    const all = namesOf(this.#grants)
    for (const [userId, { name }] of this.#people) all.see(userId, name)
    const comparison = { map, pins, now: this.#now, mapChanged: false }
    for (const userId of users) {
      const signIn = signInOf(all, { map, grants: this.#grants, userId })
      const standing = this.#standing(userId)
      const user = { userId, ...standing, listed: standing, grants: this.grantsOf(userId) }
      const known = { ...user, ...(signIn && { signIn }) }
      if (differenceOf(known, { ...comparison, changedGroups: new Set() })) this.look(userId)
    }
  }

  /** Who is let in to whose live profile, by the name that they have. */
  intruders(): string[] {
    const live = users.flatMap((user) => this.grantsOf(user)).filter(isBoundAndLive)
    return [...this.#people].flatMap(([userId, { member, name }]) => {
      const isAssigned = live.some((grant) => grant.userId === userId)
      if (!(this.#assign === 'groups' ? member : isAssigned)) return []
      return live
        .filter((grant) => grant.userId !== userId && grant.signInName === signInNameOf(name))
        .map(({ profileName }) => `${userId} is let in to ${profileName}`)
    })
  }

  #holderOf(name: string | undefined): string | undefined {
    return [...this.#people].find(([, person]) => signInNameOf(person.name) === name)?.[0]
  }

  #standing(userId: string) {
    const person = this.#people.get(userId)
    const status = person ? ('enabled' as const) : ('absent' as const)
    return { status, groupIds: person?.member ? [GROUP] : [] }
  }

  #entitlements(userId: string) {
    const map = maps[this.#assign]
    return entitlementsOf({ map, userId, ...this.#standing(userId), pins }).entitlements
  }

  #signIn(userId: string): SignIn {
    const person = this.#people.get(userId)
    const name = person && signInNameOf(person.name)
    const owner = this.#reserved.get(name ?? '')
    const takers = new Map<string, string>()
    for (const { signInName } of this.grantsOf(userId).filter(isBoundAndLive)) {
      const holder = this.#holderOf(signInName)
      if (holder === undefined || holder === userId) continue
      const where = { map: maps[this.#assign], domainId: DOMAIN }
      if (letsIn(where, this.grantsOf(holder))) takers.set(DOMAIN, holder)
    }
    return { name, owners: owner ? new Map([[DOMAIN, owner]]) : new Map(), takers }
  }

  #done({ kind, grant: wanted }: Step): Grant {
    const { watchAt: _, ...grant } = wanted
    const { userId, profileName, signInName = '', state } = grant
    if (kind === 'archive') return { ...grant, archive: { spaces: {} } }
    if (kind === 'grant') {
      const owner = this.#reserved.get(signInName)?.userId ?? userId
      if (owner !== userId) throw new Error(`${userId} is given the name of ${owner}`)
      this.#reserved.set(signInName, { userId, profileName })
    }
    if (state === 'deprovisioned') this.#reserved.delete(signInName)
    return kind === 'suspend' ? { ...grant, suspendedAt: this.#now } : grant
  }

  /** As `rollcall reconcile USER --end-grace`. */
  #giveUp(userId: string): void {
    const person = this.#people.get(userId)
    if (!person) return
    const given = this.grantsOf(userId).map((grant): Grant => {
      const isBound = grant.signInName === signInNameOf(person.name)
      if (isBound || grant.state === 'deprovisioned') return grant
      return { ...grant, withheld: 'given up', graceUntil: this.#now }
    })
    this.#grants.set(userId, given)
  }
}
