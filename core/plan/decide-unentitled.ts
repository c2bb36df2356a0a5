/** What to do for a grant that no entitlement explains: suspend, wait, deprovision. */
import type { AccessMap, TeamEntry } from '../access-map/access-map.ts'
import { inertRoleArn, inertRoleName } from '../persona/role-name.ts'
import type { Grant, Instant } from '../words.ts'
import { type Decision, type PlanInput, stamp } from './plan-input.ts'

/** How long until a grant whose data is not archived is looked at again. */
const archiveLookMs = 24 * 60 * 60_000

export function decideUnentitled(input: PlanInput, grant: Grant): Decision {
  const team = input.map.teams.find(({ name }) => name === grant.team)
  switch (grant.state) {
    case 'deprovisioned':
      return {}
    case 'suspended':
      return team === undefined ? noTeam(grant) : afterSuspension(input, grant, team)
    case 'deprovisioning':
      // Begun when the rule was met; what is half removed is no longer anybody's work.
      return team === undefined ? noTeam(grant) : { step: deprovisionStep(input, grant) }
    default:
      return suspend(input, grant, team)
  }
}

/** Without a team there is no grace period to note: it counts from `since` if the team returns. */
function suspend(input: PlanInput, grant: Grant, team: TeamEntry | undefined): Decision {
  const { graceUntil: _, ...rest } = grant
  const suspended: Grant = {
    ...rest,
    state: 'suspended',
    roleArn: inertRoleOf(input.map, grant),
    ...stamp(input),
  }
  if (team === undefined) return { ...noTeam(grant), step: { kind: 'suspend', grant: suspended } }
  const graceUntil = input.now + team.graceMs
  return {
    step: { kind: 'suspend', grant: { ...suspended, graceUntil } },
    lookAgainAt: graceUntil,
  }
}

function afterSuspension(input: PlanInput, grant: Grant, team: TeamEntry): Decision {
  const { now } = input
  const graceUntil: Instant = grant.graceUntil ?? grant.since + team.graceMs
  if (now < graceUntil) return { lookAgainAt: graceUntil }
  const why = dataAtStake(team, input.nothingToLose?.has(team.name) ?? false)
  if (why !== undefined) return { why, lookAgainAt: now + archiveLookMs }
  return { step: deprovisionStep(input, grant) }
}

function deprovisionStep(input: PlanInput, grant: Grant): NonNullable<Decision['step']> {
  const { graceUntil: _, ...rest } = grant
  const roleArn = inertRoleOf(input.map, grant)
  return {
    kind: 'deprovision',
    grant: { ...rest, state: 'deprovisioned', roleArn, ...stamp(input) },
  }
}

/**
 * Why deprovisioning would lose what the team wants kept; undefined when it loses nothing.
 * Homes stay on the domain's file system when a profile goes. Nothing archives yet.
 */
function dataAtStake(team: TeamEntry, nothingToLose: boolean): string | undefined {
  if (nothingToLose) return undefined
  const kinds = [
    ...(team.home === 'archive' ? ['home: archive'] : []),
    ...(team.spaces === 'archive' ? ['spaces: archive'] : []),
  ]
  if (kinds.length === 0) return undefined
  const rule = `team ${team.name} says ${kinds.join(' and ')}`
  return `${rule}: the data must be archived first, and nothing is deleted until then`
}

function noTeam(grant: Grant): Decision {
  const fact = `team ${grant.team} is not in the access map, so its retention rule is unknown`
  return { why: `${fact}: nothing is deleted` }
}

/** A domain that left the map is told by the grant itself. */
function inertRoleOf(map: AccessMap, grant: Grant): string {
  const domain = map.domains.find(({ id }) => id === grant.domainId)
  if (domain !== undefined) return inertRoleArn(map, domain.name)
  return grant.roleArn.replace(/[^/]+$/, inertRoleName(grant.domain))
}
