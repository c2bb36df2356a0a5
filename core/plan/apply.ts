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
 * Watching changes no state. Until the step is done it remembers the roles whose lists it leaves,
 * so that who goes on from there asks for those lists too.
 */
export function beginOf({ kind, grant, liftsDeny }: Step): Grant {
  if (kind === 'watch') return grant
  const denied = liftsDeny ? { deniedRoleArns: liftsDeny.roleArns } : {}
  return { ...grant, ...denied, state: begun[kind] }
}

/** The grants once the step is done: one grant a team, its new state in place of the old. */
export function applyStep(grants: readonly Grant[], step: Step): Grant[] {
  const { userId, team } = step.grant
  const others = grants.filter((grant) => grant.userId !== userId || grant.team !== team)
  return [...others, step.grant]
}
