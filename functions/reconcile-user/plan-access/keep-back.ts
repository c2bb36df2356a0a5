/** Leaves out of a plan what an operator froze and what the deletion guard holds. */
import type { AccessMap } from '../../../core/access-map/access-map.ts'
import { type KeptBack, without, withoutFrozen } from '../../../core/freeze.ts'
import { causeOf } from '../../../core/guard/answer.ts'
import type { Approval } from '../../../core/guard/group-guard.ts'
import {
  type About,
  permitDisabled,
  type Suspension,
  suspensionsIn,
} from '../../../core/guard/suspensions.ts'
import { renewedWish, type Verdict, verdictOn } from '../../../core/guard/verdict.ts'
import type { Guard, SeenUser, Write } from '../../../core/ports.ts'
import type { Freeze, Plan, Step } from '../../../core/words.ts'

interface GuardPorts {
  readonly guard: Guard
  readonly map: AccessMap
}

interface Read extends Omit<About, 'map'> {
  readonly freeze: Freeze | undefined
  /** As the snapshot has the user. */
  readonly user: SeenUser | undefined
}

/** The guard is asked only about suspensions, and not for who is disabled. */
export async function keepBack(
  ports: GuardPorts,
  wanted: Plan,
  read: Read,
): Promise<KeptBack & { readonly writes: readonly Write[] }> {
  const about = { ...read, map: ports.map }
  let { plan, undone } = withoutFrozen(wanted, read.freeze, read.now)
  plan = { ...plan, steps: permitDisabled(plan, about) }
  const waitedIn = read.user?.waitsIn ?? []
  // What is frozen is not asked for, and waits all the same.
  const waitsIn = new Set(undone ? waitedIn : [])
  for (const suspension of suspensionsIn(plan, about)) {
    const verdict = await ask(ports, plan.userId, suspension)
    if (verdict.kind === 'held') {
      const why = () => whyHeld(suspension, verdict)
      const { lookAgainAt } = verdict
      waitsIn.add(suspension.groupId)
      ;({ plan, undone } = without(plan, suspension.steps, { for: 'hold', why, lookAgainAt }))
    } else plan = permitted(plan, suspension, verdict)
  }
  return { plan, undone, writes: waitingWrites(plan.userId, [...waitsIn], waitedIn) }
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

async function ask(
  { guard, map }: GuardPorts,
  userId: string,
  { groupId, wish }: Suspension,
): Promise<Verdict> {
  const counting = { now: wish.since, limits: map.guard }
  const standing = await guard.ask({ groupId, userId }, wish)
  const renewed = renewedWish(standing, { userId, wish }, counting)
  if (!renewed) return verdictOn(standing, userId, counting)
  return verdictOn(await guard.ask({ groupId, userId }, renewed, 'again'), userId, counting)
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
