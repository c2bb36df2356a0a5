/** Plays the day, tells each line of it, and checks each against the model of the day. */
import { readFileSync } from 'node:fs'
import type { AccessMap } from '../../core/access-map/access-map.ts'
import type { AuditRecord } from '../../core/audit/record.ts'
import type { Grant } from '../../core/words.ts'
import { day } from '../../sample/day.ts'
import { ModelOfTheDay } from '../../sample/model.ts'
import type { Moment } from '../../sample/moments.ts'
import { everybody, fullName, type PersonKey } from '../../sample/people.ts'
import { Player, type Stage } from '../../sample/player.ts'
import { queryAll } from '../commands/audit.ts'
import { differencesOf, type Observed, type ObservedProfile } from './check-day.ts'
import { groupNotes } from './group-notes.ts'
import { readHolds } from './holds.ts'
import { consequenceOf, sentenceOf, spanOf, unchangedOf } from './narrate.ts'
import { instant, type Output } from './output.ts'
import type { CommandPorts } from './ports.ts'
import { allGrants } from './read-world.ts'
import { pinnedGroups } from './standing.ts'

export interface TheatreOfTheDay {
  readonly ports: CommandPorts
  readonly map: AccessMap
  /** The map's file, as lines are cited. */
  readonly file: string
  readonly output: Output
  readonly stage: Stage
  now(): number
  /** Resolves when nothing is queued, running or due. */
  quiet(): Promise<void>
  /** Runs it while time stands still. */
  standingStill<Answer>(act: () => Promise<Answer>): Promise<Answer>
  /** What stands in Studio. */
  profiles(): readonly ObservedProfile[]
}

export interface PlayedDay {
  /** Lines of the day that the model says should be otherwise. */
  readonly differences: number
  /** Display name by user id. */
  readonly names: ReadonlyMap<string, string>
  readonly records: readonly AuditRecord[]
}

const SECOND_MS = 1_000

export async function playDay(theatre: TheatreOfTheDay): Promise<PlayedDay> {
  const teller = new Teller(theatre)
  theatre.output.line('A day at the sample company. In brackets: until all was at rest again.')
  for (const [index, scene] of day.entries()) {
    theatre.output.progress(`scene ${index + 1} of ${day.length}: ${scene.title}`)
    theatre.output.line()
    theatre.output.line(scene.title)
    for (const moment of scene.moments) await teller.play(moment)
  }
  return teller.played()
}

type Observing = Omit<Observed, 'expected'>

class Teller {
  readonly #theatre: TheatreOfTheDay
  readonly #player: Player
  readonly #model: ModelOfTheDay
  readonly #told = new Map<string, Grant>()
  #lines = 0
  readonly #records: AuditRecord[] = []
  readonly #began: number
  #differences = 0

  constructor(theatre: TheatreOfTheDay) {
    this.#theatre = theatre
    this.#began = theatre.now()
    this.#player = new Player(theatre.stage)
    this.#model = new ModelOfTheDay(readFileSync(theatre.file, 'utf8'))
  }

  async play(moment: Moment): Promise<void> {
    const { output, now, quiet } = this.#theatre
    const began = now()
    const expected = isAssumption(moment) ? this.#model.assumed(moment) : []
    await this.#perform(moment)
    await quiet()
    this.#model.happened(moment, now())
    const clock = instant(began).slice(11, 19)
    output.line(`${clock}  ${sentenceOf(moment)}  [${spanOf(now() - began)}]`)
    const observed = await this.#theatre.standingStill(() => this.#observe(moment))
    const before = this.#lines
    this.#tellGrants(observed)
    this.#tellHolds(observed)
    this.#tellFindings(observed)
    this.#tellRecords(observed)
    if (this.#lines === before) this.#tellUnchanged(moment, observed)
    for (const difference of differencesOf(this.#model, { ...observed, expected }))
      this.#tellDifference(difference)
    await quiet()
  }

  /** Time stands still between the calls of one moment, so that the same day is played again. */
  #perform(moment: Moment): Promise<void> {
    if (moment.kind === 'time passed') return this.#player.play(moment)
    return this.#theatre.standingStill(() => this.#player.play(moment))
  }

  played(): PlayedDay {
    const names = new Map(
      everybody.map((person) => [this.#player.userIdOf(person), fullName(person)]),
    )
    return { differences: this.#differences, names, records: this.#records }
  }

  async #observe(moment: Moment): Promise<Observing> {
    const { ports, map, file } = this.#theatre
    const people = new Map<string, PersonKey>(
      everybody.map((person) => [this.#player.userIdOf(person), person]),
    )
    const grants = await allGrants(ports.ledger)
    const profiles = this.#theatre.profiles()
    const holds = await readHolds(ports, map)
    const records = await this.#newRecords()
    const observed = { people, grants, profiles, holds, records }
    if (!mayRename(moment)) return observed
    const pinned = await pinnedGroups(ports, map)
    return { ...observed, findings: await groupNotes(ports, { map, file, ...pinned }) }
  }

  #tellHolds({ holds, people }: Observing): void {
    for (const { group, users, hash } of holds) {
      const names = users.map(({ userId }) => nameOf(people, userId)).join(', ')
      const waits = `waits for an operator (rollcall holds approve ${hash.slice(0, 12)})`
      this.#tell(`held: ${users.length} of ${group} keep what they have (${names}); it ${waits}`)
    }
  }

  #tellFindings({ findings = [] }: Observing): void {
    for (const finding of findings) this.#tell(`finding: ${finding}`)
  }

  #tell(text: string): void {
    this.#lines++
    this.#theatre.output.line(`            ${text}`)
  }

  #tellGrants({ grants, people }: Observing): void {
    const { file } = this.#theatre
    for (const grant of inOrder(grants)) {
      const key = `${grant.userId} ${grant.team}`
      const former = this.#told.get(key)
      if (former?.since === grant.since) continue
      this.#told.set(key, grant)
      this.#tell(`${nameOf(people, grant.userId)} ${consequenceOf(grant, { file, former })}`)
    }
  }

  #tellUnchanged(moment: Moment, { grants }: Observing): void {
    const concerned = new Set(peopleOf(moment).map((person) => this.#player.userIdOf(person)))
    const { file } = this.#theatre
    const kept = grants.filter(({ userId, state }) => concerned.has(userId) && state === 'granted')
    this.#tell(unchangedOf(moment, { grants: inOrder(kept), file }))
  }

  async #newRecords(): Promise<AuditRecord[]> {
    const known = new Set(this.#records.map(({ eventId }) => eventId))
    // The log is kept by days, and CloudTrail tells whole seconds.
    const since = this.#began - SECOND_MS
    const all = await queryAll(this.#theatre.ports, { since, until: this.#theatre.now() + 1 })
    const fresh = all.filter(({ eventId }) => !known.has(eventId)).reverse()
    this.#records.push(...fresh)
    return fresh
  }

  #tellRecords({ records }: Observing): void {
    for (const { door, verdict, explanation } of records)
      this.#tell(`audit: ${door}, ${verdict}: ${explanation}`)
  }

  #tellDifference(difference: string): void {
    this.#differences++
    this.#tell(`DIFFERS from the model of the day: ${difference}`)
  }
}

function isAssumption(moment: Moment) {
  return (
    moment.kind === 'Studio opened' ||
    moment.kind === 'workload signed in' ||
    moment.kind === 'forged token refused' ||
    moment.kind === 'portal opened'
  )
}

function nameOf(people: Observed['people'], userId: string): string {
  const person = people.get(userId)
  return person ? fullName(person) : userId
}

function peopleOf(moment: Moment): readonly PersonKey[] {
  if ('people' in moment) return moment.people
  return 'person' in moment ? [moment.person] : []
}

function mayRename({ kind }: Moment): boolean {
  return kind === 'group renamed' || kind === 'time passed' || kind === 'reconciled'
}

function inOrder(grants: readonly Grant[]): Grant[] {
  return [...grants].sort((a, b) => a.since - b.since || (a.team < b.team ? -1 : 1))
}
