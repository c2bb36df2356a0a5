/** What a step makes of grants, and what is written down before it happens. */
import type { Grant, GrantState, Step, StepKind } from '../words.ts'

const begun: Readonly<Record<Exclude<StepKind, 'watch'>, GrantState>> = {
  grant: 'granting',
  change: 'changing',
  suspend: 'suspending',
  resume: 'resuming',
  archive: 'archiving',
  deprovision: 'deprovisioning',
}

/**
 * The grant to write before the outside calls: as it shall be, in the state that says "begun".
 * Watching changes no state.
 */
export function beginOf({ kind, grant }: Step): Grant {
  return kind === 'watch' ? grant : { ...grant, state: begun[kind] }
}

/** The grants once the step is done: one grant a team, its new state in place of the old. */
export function applyStep(grants: readonly Grant[], step: Step): Grant[] {
  const { userId, team } = step.grant
  const others = grants.filter((grant) => grant.userId !== userId || grant.team !== team)
  return [...others, step.grant]
}
