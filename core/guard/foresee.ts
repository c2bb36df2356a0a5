/** What the guard would say of suspensions that nobody has asked for yet, if all came at once. */
import { boundOf, type Counting, countOf } from './count.ts'
import { type Asked, emptyGuard, type GroupGuard, kindOf } from './group-guard.ts'
import { afterListing } from './listing.ts'
import { renewedWish, type Verdict, verdictOn } from './verdict.ts'

export interface Foreseen {
  readonly verdict: Verdict
  /** Suspensions of the same kind that would count then, and how many may go without a hold. */
  readonly count: number
  readonly bound: number
}

export interface Foreseeing extends Counting {
  readonly groupId: string
  /** What is noted of the group; undefined when nothing is. */
  readonly guard: GroupGuard | undefined
  /** In the group by the directory. */
  readonly members: ReadonlySet<string>
  /** What each user would ask for. */
  readonly wishes: ReadonlyMap<string, Asked>
}

/** By user id; writes nothing, so what holds the users when they do ask may be another set. */
export function foresee(foreseeing: Foreseeing): ReadonlyMap<string, Foreseen> {
  const { groupId, members, wishes, now, limits } = foreseeing
  const counting = { now, limits }
  const noted = foreseeing.guard ?? emptyGuard(groupId)
  const gone = [...wishes.keys()].filter((userId) => !members.has(userId))
  const listed = afterListing(noted, { members, gone, now, limits })
  const asked = new Map(listed.asked)
  for (const [userId, wish] of wishes) {
    const standing = noted.asked.get(userId) ?? wish
    asked.set(userId, renewedWish(noted, { userId, wish }, counting) ?? standing)
  }
  const size = Math.max(noted.size, listed.size)
  // Who asks is counted by what they ask, no more by the listing that found them gone.
  const silent = new Map([...listed.gone].filter(([userId]) => !asked.has(userId)))
  const guard = { ...listed, asked, size, gone: silent }
  return new Map(
    [...wishes].map(([userId, { evidence }]) => [
      userId,
      {
        verdict: verdictOn(guard, userId, counting),
        count: countOf(guard, kindOf(evidence), counting),
        bound: boundOf(limits, size),
      },
    ]),
  )
}
