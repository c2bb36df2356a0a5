/** What the deletion guard and a freeze would say of each change of a plan for all. */
import type { AccessMap } from '../../core/access-map/access-map.ts'
import { isFrozen } from '../../core/freeze.ts'
import { type Foreseen, foresee } from '../../core/guard/foresee.ts'
import type { Asked } from '../../core/guard/group-guard.ts'
import { type Suspension, suspensionsIn } from '../../core/guard/suspensions.ts'
import type { Freezes, Guard } from '../../core/ports.ts'
import type { Freeze, Instant, Step } from '../../core/words.ts'
import type { PlannedUser } from './plan-rows.ts'
import type { WorldSeen } from './read-world.ts'

export interface GuardPorts {
  readonly guard: Guard
  readonly freezes: Freezes
}

/** In words, by step; nothing for a step that neither has to do with. */
export async function guardVerdicts(
  ports: GuardPorts,
  planned: readonly PlannedUser[],
  about: { readonly map: AccessMap; readonly world: WorldSeen; readonly now: Instant },
): Promise<ReadonlyMap<Step, string>> {
  const { map, world, now } = about
  const verdicts = new Map<Step, string>()
  const groups = new Map<string, Map<string, Suspension>>()
  for (const { user, plan } of planned)
    for (const suspension of suspensionsIn(plan, { map, pins: world.pins, now, ...user })) {
      const ofGroup = groups.get(suspension.groupId) ?? new Map<string, Suspension>()
      groups.set(suspension.groupId, ofGroup.set(user.userId, suspension))
    }
  for (const [groupId, suspensions] of groups) {
    const foreseen = foresee({
      groupId,
      guard: await ports.guard.read(groupId),
      members: membersOf(world, groupId),
      wishes: wishesOf(suspensions),
      limits: map.guard,
      now,
    })
    for (const [userId, { steps }] of suspensions)
      for (const step of steps) verdicts.set(step, inWords(foreseen.get(userId)))
  }
  const freeze = await ports.freezes.read()
  const steps = planned.flatMap(({ plan }) => plan.steps)
  for (const step of steps)
    if (freeze && isFrozen(freeze, step.kind, now)) verdicts.set(step, frozen(freeze))
  return verdicts
}

function membersOf({ users }: WorldSeen, groupId: string): ReadonlySet<string> {
  const members = users.filter(({ groupIds }) => groupIds.includes(groupId))
  return new Set(members.map(({ userId }) => userId))
}

function wishesOf(suspensions: ReadonlyMap<string, Suspension>): ReadonlyMap<string, Asked> {
  return new Map([...suspensions].map(([userId, { wish }]) => [userId, wish]))
}

function inWords(foreseen: Foreseen | undefined): string {
  if (foreseen === undefined) return ''
  const { verdict, count, bound } = foreseen
  const share = `${count} of at most ${bound}`
  if (verdict.kind === 'approved') return `approved by ${verdict.approval.by}`
  return verdict.kind === 'held' ? `would be held: ${share}` : `passes: ${share}`
}

function frozen({ by, scope }: Freeze): string {
  return `frozen: ${by} froze ${scope}`
}
