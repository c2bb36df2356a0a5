/** What the deletion guard promises over any course of leaving, returning, asking and answering. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerTo } from '../../../core/guard/answer.ts'
import { boundOf, type Counting } from '../../../core/guard/count.ts'
import { type Asked, emptyGuard, type GroupGuard } from '../../../core/guard/group-guard.ts'
import { holdOf } from '../../../core/guard/hold.ts'
import { noteOf } from '../../../core/guard/listing.ts'
import { renewedWish, type Verdict, verdictOn } from '../../../core/guard/verdict.ts'
import type { Evidence } from '../../../core/words.ts'
import { memoryGuard, noteInGuard } from '../../support/memory-guard.ts'
import { memoryTables } from '../../support/memory-tables.ts'
import { testSeed } from '../../support/seed.ts'
import { testStart } from '../../support/test-world.ts'

const HOUR_MS = 3_600_000
const limits = { share: 0.1, atLeast: 2, windowMs: 24 * HOUR_MS }
const groupId = 'group'
const settings = { seed: testSeed(), numRuns: 300 }

interface Suspended {
  readonly userId: string
  readonly at: number
  readonly evidence: Evidence
  readonly hold: string | undefined
}

/** One group, its guard, and users who do as a course says; the planner's part is played here. */
class Course {
  readonly tables = memoryTables()
  readonly guard = memoryGuard({ tables: this.tables })
  now = testStart
  readonly members: Set<string>
  readonly seen: Set<string>
  readonly suspended: Suspended[] = []
  /** The group as large as it was ever noted to be: no bound exceeds that of it. */
  largest = 0

  constructor(size: number) {
    this.members = new Set(Array.from({ length: size }, (_, n) => userNamed(n)))
    this.seen = new Set(this.members)
  }

  counting(): Counting {
    return { now: this.now, limits }
  }

  standing(): GroupGuard {
    return this.tables.guards.get(groupId) ?? emptyGuard(groupId)
  }

  list(): void {
    const gone = [...this.seen].filter((userId) => !this.members.has(userId)).sort()
    const added = [...this.members].filter((userId) => !this.seen.has(userId)).sort()
    const listing = { members: new Set(this.members), gone, now: this.now, limits }
    const chunk = { groupId, userIds: [...gone, ...added], start: 0 }
    const note = noteOf(this.standing(), listing, chunk)
    if (note.kind === 'leaving') noteInGuard(this.tables, note)
    this.largest = Math.max(this.largest, this.standing().size)
    for (const userId of gone) this.seen.delete(userId)
    for (const userId of added) this.seen.add(userId)
  }

  /** Whoever is gone asks, and begins to be suspended when let go. */
  async ask(userId: string, evidence: Evidence = 'left the group'): Promise<Verdict> {
    const wish: Asked = { evidence, teams: ['fraud'], since: this.now, lastAt: this.now }
    const standing = await this.guard.ask({ groupId, userId }, wish)
    const renewed = renewedWish(standing, { userId, wish }, this.counting())
    const last = renewed ? await this.guard.ask({ groupId, userId }, renewed, 'again') : standing
    return verdictOn(last, userId, this.counting())
  }

  suspend(userId: string, verdict: Verdict, evidence: Evidence = 'left the group'): void {
    if (verdict.kind === 'held') return
    const hold = verdict.kind === 'approved' ? verdict.approval.hash : undefined
    const permit = { groupId, planned: this.now, evidence, ...(hold !== undefined && { hold }) }
    noteInGuard(this.tables, { kind: 'let go', userId, permit, at: this.now })
    this.suspended.push({ userId, at: this.now, evidence, hold })
  }

  async answer(verb: 'approve' | 'refuse', hash = holdOf(this.standing(), this.counting())?.hash) {
    if (hash === undefined) return undefined
    const answered = answerTo(this.standing(), { ...this.counting(), verb, hash, by: 'anna' })
    if (!('problem' in answered)) await this.guard.answer(this.standing(), answered)
    return answered
  }

  /** Without an approval, in the window that ends now. */
  countOf(kind: 'absent' | 'others'): number {
    const since = this.now - limits.windowMs
    const counted = this.suspended.filter(
      ({ at, hold, evidence }) =>
        at > since &&
        hold === undefined &&
        (evidence === 'absent from the directory') === (kind === 'absent'),
    )
    return new Set(counted.map(({ userId }) => userId)).size
  }
}

const userNamed = (n: number) => `user-${String(n).padStart(3, '0')}`

type Act =
  | { readonly act: 'leave' | 'return' | 'ask' | 'ask absent'; readonly user: number }
  | { readonly act: 'list' | 'everyone asks' | 'approve' | 'refuse' | 'empty' }
  | { readonly act: 'pass'; readonly hours: number }

const user = fc.nat({ max: 39 })
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ act: fc.constant('leave' as const), user }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('return' as const), user }) },
  { weight: 6, arbitrary: fc.record({ act: fc.constantFrom('ask' as const), user }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('ask absent' as const), user }) },
  { weight: 6, arbitrary: fc.constant({ act: 'list' } as const) },
  { weight: 2, arbitrary: fc.constant({ act: 'everyone asks' } as const) },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ act: 'approve' } as const, { act: 'refuse' } as const),
  },
  { weight: 1, arbitrary: fc.constant({ act: 'empty' } as const) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('pass' as const), hours: fc.nat(30) }) },
)

async function perform(course: Course, act: Act): Promise<void> {
  switch (act.act) {
    case 'leave':
      course.members.delete(userNamed(act.user))
      return
    case 'return':
      course.members.add(userNamed(act.user))
      return
    case 'empty':
      course.members.clear()
      return
    case 'pass':
      course.now += act.hours * HOUR_MS
      return
    case 'list':
      return course.list()
    case 'approve':
    case 'refuse':
      await course.answer(act.act)
      return
    case 'ask':
      return askIfGone(course, userNamed(act.user))
    case 'ask absent':
      return askIfGone(course, userNamed(act.user), 'absent from the directory')
    case 'everyone asks':
      for (let n = 0; n < 40; n++) await askIfGone(course, userNamed(n))
  }
}

async function askIfGone(course: Course, userId: string, evidence?: Evidence): Promise<void> {
  if (course.members.has(userId)) return
  course.suspend(userId, await course.ask(userId, evidence), evidence)
}

describe('over any course of events', () => {
  it('never suspends more than the bound in a window without an approval', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.array(anyAct, { maxLength: 80 }),
        async (size, acts) => {
          const course = new Course(size)
          for (const act of acts) {
            await perform(course, act)
            const bound = boundOf(limits, course.largest)
            expect(course.countOf('others')).toBeLessThanOrEqual(bound)
            expect(course.countOf('absent')).toBeLessThanOrEqual(bound)
          }
        },
      ),
      settings,
    )
  })

  it('never lets go by an approval whom its hold did not show', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAct, { maxLength: 80 }), async (acts) => {
        const course = new Course(20)
        const shown = new Map<string, ReadonlySet<string>>()
        for (const act of acts) {
          const hold = holdOf(course.standing(), course.counting())
          if (act.act === 'approve' && hold)
            shown.set(hold.hash, new Set(hold.users.map(({ userId }) => userId)))
          await perform(course, act)
        }
        const everShown = new Set([...shown.values()].flatMap((users) => [...users]))
        for (const { userId, hold } of course.suspended)
          if (hold !== undefined) expect(everShown.has(userId)).toBe(true)
      }),
      settings,
    )
  })
})

describe('a group that stays below its bound', () => {
  it('is never held, whoever leaves and comes back', async () => {
    const leavers = fc.uniqueArray(user, { minLength: 1, maxLength: 2 })
    await fc.assert(
      fc.asyncProperty(leavers, fc.boolean(), async (numbers, listed) => {
        const course = new Course(40)
        for (const n of numbers) course.members.delete(userNamed(n))
        if (listed) course.list()
        for (const n of numbers) {
          const verdict = await course.ask(userNamed(n))
          expect(verdict.kind).toBe('within the bound')
          course.suspend(userNamed(n), verdict)
        }
        expect(holdOf(course.standing(), course.counting())).toBeUndefined()
      }),
      settings,
    )
  })
})

describe('a group emptied at once', () => {
  it('is held as a whole, before the first one goes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 3, max: 40 }), async (size) => {
        const course = new Course(size)
        course.members.clear()
        course.list()
        for (let n = 0; n < size; n++) await askIfGone(course, userNamed(n))
        expect(course.suspended).toEqual([])
        expect(holdOf(course.standing(), course.counting())?.users).toHaveLength(size)
      }),
      settings,
    )
  })
})
