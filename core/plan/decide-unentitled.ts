/** What to do for a grant that no entitlement explains: suspend, watch, archive, deprovision. */
import type { AccessMap, TeamEntry } from '../access-map/access-map.ts'
import { inertRoleArn, inertRoleName } from '../persona/role-name.ts'
import { deniesByName, presignRoleArn } from '../presign/role.ts'
import type { Grant, GrantState, Instant, StepKind } from '../words.ts'
import { lacksArchive } from './archive.ts'
import { type Decision, type PlanInput, stamp } from './plan-input.ts'

/** How often is looked whether spaces can be archived. */
const LOOK_MS = 15 * 60_000

export function decideUnentitled(input: PlanInput, grant: Grant): Decision {
  const team = input.map.teams.find(({ name }) => name === grant.team)
  switch (grant.state) {
    case 'deprovisioned':
      return watch(input, grant) ?? lookAt(grant.watchAt)
    case 'suspended':
    case 'archived':
      return watch(input, grant) ?? (team ? afterSuspension(input, grant, team) : noTeam(grant))
    case 'archiving':
      // Begun when the grace period was over.
      return team ? afterGrace(input, grant, team) : noTeam(grant)
    case 'deprovisioning':
      // Begun when the rule was met; what is half removed is no longer anybody's work.
      return team ? removal(input, grant, 'deprovision') : noTeam(grant)
    default:
      return suspend(input, grant, team)
  }
}

/**
 * Who was suspended before, and is only mended, keeps the grace period. Without a team there is
 * none to note: it counts from the suspension if the team returns.
 */
function suspend(input: PlanInput, grant: Grant, team: TeamEntry | undefined): Decision {
  const { graceUntil: noted, watchAt: _, withheld: __, ...rest } = grant
  const suspended: Grant = { ...rest, ...inertGrant(input.map, grant), ...stamp(input) }
  if (team === undefined) return { ...noTeam(grant), step: { kind: 'suspend', grant: suspended } }
  const graceUntil = noted ?? input.now + team.graceMs
  return {
    step: { kind: 'suspend', grant: { ...suspended, graceUntil } },
    lookAgainAt: graceUntil,
  }
}

/**
 * What a suspension makes of a grant. Denied are the roles by which sessions of the profile may go
 * on; of one already inert, as noted.
 */
export function inertGrant(
  map: AccessMap,
  grant: Grant,
): Pick<Grant, 'state' | 'roleArn' | 'deniedRoleArns'> {
  const roleArn = inertRoleOf(map, grant)
  const domain = map.domains.find(({ id }) => id === grant.domainId)
  const presigns = domain && deniesByName(domain) ? [presignRoleArn(domain)] : []
  const isInert = grant.roleArn === roleArn
  const deniedRoleArns = isInert ? grant.deniedRoleArns : [grant.roleArn, ...presigns]
  return { state: 'suspended', roleArn, ...(deniedRoleArns !== undefined && { deniedRoleArns }) }
}

/** What was left running is seen to when its time has come, and before anything else. */
export function watch(input: PlanInput, grant: Grant): Decision | undefined {
  const { watchAt, graceUntil } = grant
  if (watchAt === undefined || watchAt > input.now) return undefined
  const { since: _, ...stamped } = stamp(input)
  const step = { kind: 'watch', grant: { ...grant, ...stamped } } as const
  return { step, ...lookAt(grant.state === 'deprovisioned' ? undefined : graceUntil) }
}

function afterSuspension(input: PlanInput, grant: Grant, team: TeamEntry): Decision {
  // Cut for the sake of its name: who leaves only now has all of the grace period.
  const isOnlyCut = grant.withheld === 'name taken' && grant.graceUntil === undefined
  if (isOnlyCut) return suspend(input, grant, team)
  const graceUntil: Instant = grant.graceUntil ?? (grant.suspendedAt ?? grant.since) + team.graceMs
  if (input.now < graceUntil) return lookAt(Math.min(graceUntil, grant.watchAt ?? graceUntil))
  return afterGrace(input, grant, team)
}

/** What the retention rule asks for next. */
export function afterGrace(input: PlanInput, grant: Grant, team: TeamEntry): Decision {
  const taker = input.signIn?.takers?.get(grant.domainId)
  const archivesSpaces = team.spaces === 'archive' && grant.archive?.spaces === undefined
  if (taker !== undefined && archivesSpaces) return outOfReachFirst(input, grant, taker)
  return removal(input, grant, lacksArchive(team, grant) ? 'archive' : 'deprovision')
}

/** By the apps that archive its spaces, who has the profile’s name now could read them. */
function outOfReachFirst({ now }: PlanInput, { profileName }: Grant, taker: string): Decision {
  const fact = `user ${taker} is let in to profile ${profileName} by the name that it is bound to`
  const why = `${fact}: its spaces are archived once ${taker} is out of the group or renamed`
  return { waits: { for: 'retention', why }, lookAgainAt: now + LOOK_MS, undone: true }
}

const removed: Readonly<Record<'archive' | 'deprovision', GrantState>> = {
  archive: 'archived',
  deprovision: 'deprovisioned',
}

function removal(
  input: PlanInput,
  grant: Grant,
  kind: Extract<StepKind, 'archive' | 'deprovision'>,
): Decision {
  const { graceUntil, ...rest } = grant
  const roleArn = inertRoleOf(input.map, grant)
  const kept = kind === 'archive' && graceUntil !== undefined ? { graceUntil } : {}
  return {
    step: { kind, grant: { ...rest, ...kept, state: removed[kind], roleArn, ...stamp(input) } },
    ...lookAt(grant.watchAt),
  }
}

function lookAt(lookAgainAt: Instant | undefined): Decision {
  return lookAgainAt === undefined ? {} : { lookAgainAt }
}

function noTeam(grant: Grant): Decision {
  const fact = `team ${grant.team} is not in the access map, so its retention rule is unknown`
  return { waits: { for: 'retention', why: `${fact}: nothing is deleted` } }
}

/** A domain that left the map is told by the grant itself. */
function inertRoleOf(map: AccessMap, grant: Grant): string {
  const domain = map.domains.find(({ id }) => id === grant.domainId)
  if (domain !== undefined) return inertRoleArn(map, domain.name)
  return grant.roleArn.replace(/[^/]+$/, inertRoleName(grant.domain))
}
