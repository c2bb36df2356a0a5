/** What a freeze stops, and until when. */
import type { Freeze, Instant, Plan, Step, StepKind, WaitingFor } from './words.ts'

/** How often those who were stopped look whether a freeze without an end has been lifted. */
const LOOK_MS = 15 * 60_000

/** Steps that take something away, or prepare it. */
export const removalSteps: readonly StepKind[] = ['suspend', 'watch', 'archive', 'deprovision']

export function isFrozen(freeze: Freeze | undefined, step: StepKind, now: Instant): boolean {
  if (!freeze || (freeze.until !== undefined && freeze.until <= now)) return false
  return freeze.scope === 'all changes' || removalSteps.includes(step)
}

/** When a step that a freeze stopped should be looked at again. */
export function thawsAt({ until }: Freeze, now: Instant): Instant {
  return until ?? now + LOOK_MS
}

export interface KeptBack {
  readonly plan: Plan
  /** Steps were left out: the work is not done when the plan is. */
  readonly undone: boolean
}

/** The plan without what is frozen; that waits, and says so. */
export function withoutFrozen(plan: Plan, freeze: Freeze | undefined, now: Instant): KeptBack {
  if (!freeze) return { plan, undone: false }
  const frozen = plan.steps.filter(({ kind }) => isFrozen(freeze, kind, now))
  const { scope, by } = freeze
  const why = `${by} froze ${scope}; \`rollcall freeze --off\` lifts it`
  const lookAgainAt = thawsAt(freeze, now)
  return without(plan, frozen, { for: 'freeze', why: () => why, lookAgainAt })
}

/** The plan without some of its steps, and when to look at those again. */
export function without(
  plan: Plan,
  steps: readonly Step[],
  kept: {
    readonly for: WaitingFor
    readonly why: (step: Step) => string
    readonly lookAgainAt: Instant
  },
): KeptBack {
  const { why, lookAgainAt } = kept
  if (steps.length === 0) return { plan, undone: false }
  const waiting = steps.map((step) => ({
    team: step.grant.team,
    for: kept.for,
    why: why(step),
  }))
  return {
    undone: true,
    plan: {
      ...plan,
      steps: plan.steps.filter((step) => !steps.includes(step)),
      waiting: [...plan.waiting, ...waiting],
      lookAgainAt: Math.min(lookAgainAt, plan.lookAgainAt ?? lookAgainAt),
    },
  }
}
