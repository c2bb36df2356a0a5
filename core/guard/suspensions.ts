/** Which suspensions of a plan the guard is asked about, and on what evidence. */
import type { AccessMap } from '../access-map/access-map.ts'
import { groupIdOf } from '../entitlement/pins.ts'
import type { Pins } from '../ports.ts'
import type { Evidence, Grant, Instant, Plan, Step, UserStatus } from '../words.ts'
import type { Asked } from './group-guard.ts'

/** What a user would lose that came through one group. */
export interface Suspension {
  readonly groupId: string
  /** The group's display name as the grant has it. */
  readonly group: string
  readonly steps: readonly Step[]
  readonly wish: Asked
}

export interface About {
  readonly map: AccessMap
  readonly pins: Pins
  readonly status: UserStatus
  /** The user's current grants: what they have before the plan. */
  readonly grants: readonly Grant[]
  readonly now: Instant
}

/**
 * One for each group. Nothing is asked for who is disabled in the directory, nor for a suspension
 * that was begun already: it was let go then. Nor for a profile that is withheld: nobody leaves,
 * and it would stay within reach of another user.
 */
export function suspensionsIn({ steps }: Plan, about: About): Suspension[] {
  if (about.status === 'disabled') return []
  const found = new Map<string, Step[]>()
  for (const step of steps.filter((one) => isNew(one, about.grants))) {
    const { groupId } = step.grant.reason
    found.set(groupId, [...(found.get(groupId) ?? []), step])
  }
  return [...found].map(([groupId, ofGroup]) => ({
    groupId,
    group: ofGroup[0]?.grant.reason.group ?? groupId,
    steps: ofGroup,
    wish: wishFor(ofGroup, about),
  }))
}

/** Who is disabled leaves a note for the guard: not to be counted among the leaving. */
export function permitDisabled({ steps }: Plan, { status, grants, now }: About): readonly Step[] {
  if (status !== 'disabled') return steps
  return steps.map((step) =>
    isNew(step, grants)
      ? { ...step, permit: { groupId: step.grant.reason.groupId, planned: now } }
      : step,
  )
}

function isNew({ kind, grant }: Step, grants: readonly Grant[]): boolean {
  if (kind !== 'suspend' || grant.withheld !== undefined) return false
  return !grants.some(({ team, state }) => team === grant.team && state === 'suspending')
}

function wishFor(steps: readonly Step[], about: About): Asked {
  const { now, status } = about
  const teams = steps.map(({ grant }) => grant.team).sort()
  const given = steps.every(({ grant }) => isGiven(grant, about))
  const evidence: Evidence = given ? 'left the group' : 'not given by the map'
  if (status === 'absent')
    return { evidence: 'absent from the directory', teams, since: now, lastAt: now }
  return { evidence, teams, since: now, lastAt: now, ...(!given && { wholeGroup: true }) }
}

/** Whether being in the group would still give this: then it is the user who left. */
function isGiven({ team, domainId, reason }: Grant, { map, pins }: About): boolean {
  const entry = map.teams.find(({ name }) => name === team)
  if (!entry || map.domains.find(({ name }) => name === entry.domain)?.id !== domainId) return false
  return entry.groups.some((line) => groupIdOf(line, pins) === reason.groupId)
}
