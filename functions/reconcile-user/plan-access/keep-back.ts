/** Leaves out of a plan what an operator froze and what the deletion guard holds. */
import type { AccessMap } from '../../../core/access-map/access-map.ts'
import { type KeptBack, without, withoutFrozen } from '../../../core/freeze.ts'
import { causeOf } from '../../../core/guard/answer.ts'
import { beginsHold } from '../../../core/guard/begins.ts'
import type { Approval } from '../../../core/guard/group-guard.ts'
import {
  type About,
  permitDisabled,
  type Suspension,
  suspensionsIn,
} from '../../../core/guard/suspensions.ts'
import { renewedWish, type Verdict, verdictOn } from '../../../core/guard/verdict.ts'
import { heldEvent } from '../../../core/own-events/of-hold.ts'
import type { OwnEvent } from '../../../core/own-events/schemas.ts'
import type { Guard, SeenUser, Write } from '../../../core/ports.ts'
import type { Because, Freeze, Plan, Step } from '../../../core/words.ts'

interface GuardPorts {
  readonly guard: Guard
  readonly map: AccessMap
}

interface Read extends Omit<About, 'map'> {
  readonly freeze: Freeze | undefined
  /** As the snapshot has the user. */
  readonly user: SeenUser | undefined
  readonly because: readonly Because[]
}

interface KeptBackPlan extends KeptBack {
  readonly writes: readonly Write[]
  /** What others are to hear: of suspensions that were not held before. */
  readonly held: readonly OwnEvent[]
}

/** The guard is asked only about suspensions, and not for who is disabled. */
export async function keepBack(ports: GuardPorts, wanted: Plan, read: Read): Promise<KeptBackPlan> {
  const about = { ...read, map: ports.map }
  let { plan, undone } = withoutFrozen(wanted, read.freeze, read.now)
  plan = { ...plan, steps: permitDisabled(plan, about) }
  const waitedIn = read.user?.waitsIn ?? []
  // What is frozen is not asked for, and waits all the same.
  const waitsIn = new Set(undone ? waitedIn : [])
  const held: OwnEvent[] = []
  for (const suspension of suspensionsIn(plan, about)) {
    const { verdict, begins, isNew } = await ask(ports, plan.userId, suspension)
    if (verdict.kind === 'held') {
      const why = () => whyHeld(suspension, verdict)
      const { lookAgainAt } = verdict
      waitsIn.add(suspension.groupId)
      if (isNew || !waitedIn.includes(suspension.groupId)) {
        const { hold } = verdict
        const { userId, mapHash } = plan
        const { now: at, because } = read
        held.push(heldEvent({ userId, hold, begins, at, because, mapHash }))
      }
      ;({ plan, undone } = without(plan, suspension.steps, { for: 'hold', why, lookAgainAt }))
    } else plan = permitted(plan, suspension, verdict)
  }
  return { plan, undone, held, writes: waitingWrites(plan.userId, [...waitsIn], waitedIn) }
}

/** What the guard is to know when this plan is done; nothing where nobody waits or waited. */
function waitingWrites(
  userId: string,
  waitsIn: readonly string[],
  waitedIn: readonly string[],
): Write[] {
  const ended = waitedIn.filter((groupId) => !waitsIn.includes(groupId))
  if (ended.length === 0 && waitsIn.length === waitedIn.length) return []
  return [
    { kind: 'waits in', userId, groupIds: waitsIn },
    ...ended.map((groupId) => ({ kind: 'wish withdrawn', groupId, userId }) as const),
  ]
}

interface Answer {
  readonly verdict: Verdict
  /** Nobody else is held: see `beginsHold`. */
  readonly begins: boolean
  /** The wish was noted by this look. */
  readonly isNew: boolean
}

async function ask(
  { guard, map }: GuardPorts,
  userId: string,
  { groupId, wish }: Suspension,
): Promise<Answer> {
  const counting = { now: wish.since, limits: map.guard }
  const standing = await guard.ask({ groupId, userId }, wish)
  const renewed = renewedWish(standing, { userId, wish }, counting)
  const noted = renewed ? await guard.ask({ groupId, userId }, renewed, 'again') : standing
  return {
    verdict: verdictOn(noted, userId, counting),
    begins: beginsHold(noted, userId, counting),
    isNew: noted.asked.get(userId)?.since === wish.since,
  }
}

function whyHeld(
  { group }: Suspension,
  { hold: { users, hash, refused } }: Extract<Verdict, { readonly kind: 'held' }>,
): string {
  const what = `the deletion guard holds ${users.length} users of group ${group}`
  if (refused) return `${what}: ${refused.by} refused hold ${hash}`
  return `${what}: \`rollcall holds approve ${hash}\` lets them go`
}

function permitted(
  plan: Plan,
  { groupId, wish, steps }: Suspension,
  verdict: Exclude<Verdict, { readonly kind: 'held' }>,
): Plan {
  const { evidence, since: planned } = wish
  const approval = verdict.kind === 'approved' ? verdict.approval : undefined
  const permit = { groupId, planned, evidence, ...(approval && { hold: approval.hash }) }
  const marked = (step: Step): Step =>
    steps.includes(step) ? { ...withCause(step, approval), permit } : step
  return { ...plan, steps: plan.steps.map(marked) }
}

/** The ledger says who answers for it, whatever it was that made Rollcall look now. */
function withCause(step: Step, approval: Approval | undefined): Step {
  if (!approval) return step
  const { because } = step.grant
  const cause = causeOf(approval)
  if (because.some(({ eventId }) => eventId === cause.eventId)) return step
  return { ...step, grant: { ...step.grant, because: [...because, cause] } }
}
