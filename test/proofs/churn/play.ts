/** Plays days of groups through the deletion guard and counts the false holds. */
import { answerTo } from '../../../core/guard/answer.ts'
import type { Counting } from '../../../core/guard/count.ts'
import { type Asked, emptyGuard, type GroupGuard } from '../../../core/guard/group-guard.ts'
import { holdOf } from '../../../core/guard/hold.ts'
import { afterListing } from '../../../core/guard/listing.ts'
import { verdictOn } from '../../../core/guard/verdict.ts'
import { type Random, seededRandom } from '../../../sandbox/world/random.ts'
import { type Cause, type Departure, departuresOf } from './days.ts'
import type { ChurnModel, SizeClass } from './model.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** The defaults of an access map. */
export const defaultLimits = { share: 0.1, atLeast: 2, windowMs: DAY_MS }

/** Days that one group is followed before another of the class is drawn. */
const DAYS_OF_A_GROUP = 1_000

export interface Count {
  days: number
  /** Days on which somebody left. */
  daysWithLeavers: number
  leavers: number
  /** Days on which the guard held somebody, though all of them really left. */
  falseHolds: number
  /** By what made the guard hold: the departure at which it first did. */
  readonly causes: Map<Cause, number>
}

export interface Played {
  readonly model: ChurnModel
  readonly sizes: SizeClass
  readonly days: number
  readonly seed: number
  /** Default `defaultLimits`. */
  readonly limits?: Counting['limits']
}

export function playClass({ model, sizes, days, seed, limits = defaultLimits }: Played): Count {
  const random = seededRandom(seed)
  const count: Count = {
    days: 0,
    daysWithLeavers: 0,
    leavers: 0,
    falseHolds: 0,
    causes: new Map(),
  }
  while (count.days < days) {
    const group = new PlayedGroup(random.between(sizes.from, sizes.to), limits)
    const isProject = random.next() < model.projectGroups
    const last = Math.min(days - count.days, DAYS_OF_A_GROUP)
    for (let day = 0; day < last; day++) {
      count.days++
      const departures = departuresOf(model, { size: group.size, day, isProject }, random)
      if (departures.length > 0) playDay(group, { day, departures, random, count })
    }
  }
  return count
}

interface Day {
  readonly day: number
  readonly departures: readonly Departure[]
  readonly random: Random
  readonly count: Count
}

function playDay(group: PlayedGroup, { day, departures, random, count }: Day): void {
  count.daysWithLeavers++
  let cause: Cause | undefined
  for (const departure of departures) {
    count.leavers += departure.count
    const now = day * DAY_MS + Math.round(departure.hour * HOUR_MS)
    const held = group.leave(departure.count, now, random)
    if (held) cause ??= departure.cause
  }
  group.endDay((day + 1) * DAY_MS - 1)
  if (cause === undefined) return
  count.falseHolds++
  count.causes.set(cause, (count.causes.get(cause) ?? 0) + 1)
}

/** A group that is filled up each night, its guard, and an operator who approves each evening. */
class PlayedGroup {
  readonly size: number
  readonly #limits: Counting['limits']
  readonly #members = new Set<string>()
  #guard: GroupGuard = emptyGuard('group')
  #users = 0

  constructor(size: number, limits: Counting['limits']) {
    this.size = size
    this.#limits = limits
    this.#fill()
  }

  /** So many leave, one listing finds them gone, and each asks. True when the guard holds one. */
  leave(count: number, now: number, random: Random): boolean {
    const gone = this.#choose(count, random)
    const counting = { now, limits: this.#limits }
    this.#guard = afterListing(this.#guard, { members: this.#members, gone, ...counting })
    let held = false
    for (const userId of gone) {
      this.#ask(userId, now)
      const verdict = verdictOn(this.#guard, userId, counting)
      if (verdict.kind === 'held') held = true
      else this.#letGo(userId, 'leaving', now)
    }
    return held
  }

  endDay(now: number): void {
    const counting = { now, limits: this.#limits }
    const hold = holdOf(this.#guard, counting)
    if (hold) {
      const answered = answerTo(this.#guard, {
        ...counting,
        verb: 'approve',
        hash: hold.hash,
        by: 'operator',
      })
      if (!('approval' in answered)) throw new Error('a hold of today can be approved')
      this.#guard = { ...this.#guard, approval: answered.approval }
      for (const { userId } of hold.users) this.#letGo(userId, 'approved', now)
    }
    this.#forget(now)
    this.#fill()
  }

  #choose(count: number, random: Random): string[] {
    const gone: string[] = []
    const members = [...this.#members]
    for (let n = 0; n < count && members.length > 0; n++) {
      const [userId = ''] = members.splice(random.between(0, members.length - 1), 1)
      this.#members.delete(userId)
      gone.push(userId)
    }
    return gone
  }

  #ask(userId: string, now: number): void {
    const wish: Asked = { evidence: 'left the group', teams: ['team'], since: now, lastAt: now }
    const gone = new Map(this.#guard.gone)
    gone.delete(userId)
    this.#guard = { ...this.#guard, gone, asked: new Map(this.#guard.asked).set(userId, wish) }
  }

  #letGo(userId: string, kind: 'leaving' | 'approved', now: number): void {
    const { letGo } = this.#guard
    const asked = new Map(this.#guard.asked)
    asked.delete(userId)
    const noted = { ...letGo, [kind]: new Map(letGo[kind]).set(userId, now) }
    this.#guard = { ...this.#guard, asked, letGo: noted }
  }

  /** What is older than the window counts no more: the table forgets it too. */
  #forget(now: number): void {
    const since = now - this.#limits.windowMs
    const { letGo } = this.#guard
    const young = (of: ReadonlyMap<string, number>) =>
      new Map([...of].filter(([, at]) => at > since))
    const kept = {
      leaving: young(letGo.leaving),
      absent: letGo.absent,
      approved: young(letGo.approved),
    }
    this.#guard = { ...this.#guard, letGo: kept }
  }

  #fill(): void {
    while (this.#members.size < this.size) this.#members.add(`u${this.#users++}`)
  }
}
