/**
 * What should be true at the sample company, worked out from the day's script and the access map's
 * YAML alone: it shares no code with what it is compared to, and is as plain as can be.
 */
import { parse } from 'yaml'
import type { AssumptionMoment, Moment } from './moments.ts'
import type { PersonKey } from './people.ts'

/** What one person should have in one team. */
export interface Stand {
  readonly person: PersonKey
  readonly team: string
  readonly persona: string
  readonly state: 'granted' | 'suspended' | 'deprovisioned'
  /** Name of the role the Studio profile should have; unset while one set by hand may stand. */
  readonly role: string | undefined
}

/** How one role assumption should stand in the audit log. */
export interface Assumed {
  readonly door: 'sagemaker' | 'web-identity' | 'portal' | 'saml'
  readonly verdict: 'explained' | 'no-entitlement' | 'refused' | 'not-a-persona-role'
}

interface MapDocument {
  readonly guard?: { readonly share?: string; readonly atLeast?: number; readonly window?: string }
  readonly teams: Readonly<Record<string, TeamDocument>>
}

interface TeamDocument {
  readonly domain: string
  readonly groups: ReadonlyArray<{ readonly group: string; readonly persona: string }>
  readonly spaces?: string
  readonly grace?: string
}

interface Kept extends Stand {
  /** The group that gives it, or gave it last. */
  readonly through: Group
  readonly since: number
}

interface Group {
  name: string
  /** The name by which it counts: a rename is seen when everybody is compared again. */
  seenAs: string
  readonly members: Set<PersonKey>
}

const unitMs: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 }

function durationMs(text: string): number {
  return Number(text.slice(0, -1)) * (unitMs[text.slice(-1)] ?? Number.NaN)
}

export class ModelOfTheDay {
  readonly #map: MapDocument
  readonly #groups: Group[] = []
  readonly #gone = new Set<PersonKey>()
  readonly #stands = new Map<string, Kept>()
  /** Suspensions that a group's loss caused, for the deletion guard. */
  readonly #losses: Array<{ readonly group: Group; readonly at: number }> = []
  #held = new Set<string>()

  /** @param map text of access.yaml */
  constructor(map: string) {
    this.#map = parse(map) as MapDocument
  }

  /** @param now when the moment, and all that follows from it, is over; milliseconds since 1970 */
  happened(moment: Moment, now: number): void {
    switch (moment.kind) {
      case 'provisioned':
        for (const name of moment.groups)
          this.#groups.push({ name, seenAs: name, members: new Set() })
        break
      case 'joined':
        for (const person of moment.people) this.#group(moment.group).members.add(person)
        break
      case 'left':
        for (const person of moment.people) this.#group(moment.group).members.delete(person)
        break
      case 'disabled':
      case 'deleted':
        this.#gone.add(moment.person)
        break
      case 'group renamed':
        this.#group(moment.group).name = moment.to
        break
      case 'role set by hand':
        this.#setRole(moment)
        return
      default:
    }
    if (moment.kind === 'time passed' || moment.kind === 'reconciled') this.#compareEverybody()
    this.#settle(now)
    if (moment.kind === 'reconciled') this.#mendRoles()
  }

  /** Sorted by person, then team. */
  stands(): readonly Stand[] {
    return [...this.#stands.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  }

  /** Names of groups whose plans wait for an operator. */
  heldGroups(): readonly string[] {
    return [...this.#held].sort()
  }

  /** Groups of the map that the directory has not, or had not when last compared: findings. */
  missingGroups(): readonly string[] {
    const steady = this.#groups.filter(({ name, seenAs }) => name === seenAs)
    const known = new Set(steady.map(({ name }) => name))
    const named = Object.values(this.#map.teams).flatMap(({ groups }) => groups)
    return named.map(({ group }) => group).filter((group) => !known.has(group))
  }

  /** What the audit log should say of it, as things stand. */
  assumed(moment: AssumptionMoment): readonly Assumed[] {
    switch (moment.kind) {
      case 'Studio opened':
        return [{ door: 'sagemaker', verdict: this.#verdictInStudio(moment) }]
      // The map knows no workloads, so nothing explains what one does.
      case 'workload signed in':
        return [{ door: 'web-identity', verdict: 'no-entitlement' }]
      case 'forged token refused':
        return [{ door: 'web-identity', verdict: 'refused' }]
      case 'portal opened':
        return [
          { door: 'portal', verdict: 'not-a-persona-role' },
          { door: 'saml', verdict: 'not-a-persona-role' },
        ]
    }
  }

  #verdictInStudio({ person, team }: { readonly person: PersonKey; readonly team: string }) {
    const stand = this.#stands.get(`${person} ${team}`)
    const own = stand?.state === 'granted' && stand.role === roleOf(team, stand.persona)
    return own ? 'explained' : 'no-entitlement'
  }

  #group(name: string): Group {
    const group = this.#groups.find((one) => one.name === name)
    if (group) return group
    throw new Error(`the script speaks of the group ${name}, which nobody has made`)
  }

  /** The first group of the team's list that somebody is in decides. */
  #desired(person: PersonKey, team: TeamDocument) {
    if (this.#gone.has(person)) return undefined
    for (const { group: name, persona } of team.groups) {
      const through = this.#groups.find((one) => one.seenAs === name && one.members.has(person))
      if (through) return { persona, through }
    }
    return undefined
  }

  #settle(now: number): void {
    const losers: Kept[] = []
    for (const [team, document] of Object.entries(this.#map.teams)) {
      for (const person of this.#peopleOf(team)) {
        const desired = this.#desired(person, document)
        const stand = this.#stands.get(`${person} ${team}`)
        if (desired) this.#grant({ person, team, ...desired }, now)
        else if (stand?.state === 'granted') losers.push(stand)
        else if (stand) this.#endGrace(stand, document, now)
      }
    }
    this.#take(losers, now)
  }

  #peopleOf(team: string): Set<PersonKey> {
    const members = this.#groups.flatMap((group) => [...group.members])
    const holders = [...this.#stands.values()].filter((stand) => stand.team === team)
    return new Set([...members, ...holders.map(({ person }) => person)])
  }

  #grant(given: Pick<Kept, 'person' | 'team' | 'persona' | 'through'>, now: number): void {
    const stand = this.#stands.get(keyOf(given))
    const role = roleOf(given.team, given.persona)
    const same = stand?.state === 'granted' && stand.persona === given.persona
    const kept: Kept = { ...given, state: 'granted', role, since: now }
    // A role set by hand stays until somebody looks.
    this.#stands.set(keyOf(given), same ? { ...stand, through: given.through } : kept)
  }

  /** Who is disabled or deleted never waits; of too many others of a group, all wait. */
  #take(losers: readonly Kept[], now: number): void {
    this.#held = new Set()
    for (const loser of losers) if (this.#gone.has(loser.person)) this.#suspend(loser, now)
    const present = losers.filter(({ person }) => !this.#gone.has(person))
    for (const [group, ofGroup] of Map.groupBy(present, ({ through }) => through)) {
      if (this.#tooMany(group, ofGroup.length, now)) this.#held.add(group.name)
      else
        for (const loser of ofGroup) {
          this.#suspend(loser, now)
          this.#losses.push({ group, at: now })
        }
    }
  }

  #tooMany(group: Group, losing: number, now: number): boolean {
    const { share = '10%', atLeast = 2, window = '24h' } = this.#map.guard ?? {}
    const recent = this.#losses.filter(
      (loss) => loss.group === group && loss.at > now - durationMs(window),
    )
    const before = group.members.size + losing
    const allowed = Math.max(atLeast, (Number.parseFloat(share) / 100) * before)
    return recent.length + losing > allowed
  }

  #suspend(stand: Kept, now: number): void {
    const { domain = '' } = this.#map.teams[stand.team] ?? {}
    const role = `rollcall-inert-${domain}`
    this.#stands.set(keyOf(stand), { ...stand, state: 'suspended', role, since: now })
  }

  /** Spaces that are to be archived keep a profile for ever, as nothing archives yet. */
  #endGrace(stand: Kept, { spaces, grace = '7d' }: TeamDocument, now: number): void {
    const over = stand.state === 'suspended' && now >= stand.since + durationMs(grace)
    if (!over || spaces !== 'discard') return
    this.#stands.set(keyOf(stand), { ...stand, state: 'deprovisioned' })
  }

  #setRole(moment: Moment & { readonly kind: 'role set by hand' }): void {
    const stand = this.#stands.get(keyOf(moment))
    if (stand) this.#stands.set(keyOf(moment), { ...stand, role: undefined })
  }

  #compareEverybody(): void {
    for (const group of this.#groups) group.seenAs = group.name
  }

  #mendRoles(): void {
    for (const [key, stand] of this.#stands) {
      const { domain = '' } = this.#map.teams[stand.team] ?? {}
      const right =
        stand.state === 'granted' ? roleOf(stand.team, stand.persona) : `rollcall-inert-${domain}`
      this.#stands.set(key, { ...stand, role: right })
    }
  }
}

function roleOf(team: string, persona: string): string {
  return `rollcall-${team}-${persona}`
}

function keyOf({ person, team }: { readonly person: string; readonly team: string }): string {
  return `${person} ${team}`
}
