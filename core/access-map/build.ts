/** From the checked file to the map the rest of Rollcall reads: defaults filled in, lines kept. */
import { builtInPersonas } from '../persona/built-in.ts'
import type { AccessMap, DomainEntry, PersonaEntry, TeamEntry } from './access-map.ts'
import { parseDuration } from './duration.ts'
import type { Path } from './finding.ts'
import { hashOf } from './hash.ts'
import type { AccessFile } from './shape.ts'

type LineOf = (path: Path) => number

export function buildMap(file: AccessFile, lineOf: LineOf): AccessMap {
  const map = {
    identityStore: file.identityStore,
    hub: file.hub,
    trail: file.trail,
    domains: domainsOf(file, lineOf),
    personas: [...builtInPersonas, ...ownPersonas(file, lineOf)],
    teams: Object.entries(file.teams).map(([name, team]) => teamOf(name, team, lineOf)),
    guard: {
      share: Number(file.guard.share.slice(0, -1)) / 100,
      atLeast: file.guard.atLeast,
      windowMs: milliseconds(file.guard.window),
    },
  }
  return { hash: hashOf(map), ...map }
}

function domainsOf(file: AccessFile, lineOf: LineOf): DomainEntry[] {
  return Object.entries(file.domains).map(([name, domain]) => ({
    name,
    id: domain.id,
    mode: domain.mode,
    assign: domain.assign ?? 'groups',
    presignDeny: domain.presignDeny ?? 'tag',
    account: domain.account ?? file.hub.account,
    region: domain.region ?? file.hub.region,
    ...(domain.archive && { archive: domain.archive }),
    line: lineOf(['domains', name]),
  }))
}

function ownPersonas(file: AccessFile, lineOf: LineOf): PersonaEntry[] {
  return Object.entries(file.personas).map(([name, persona]) => ({
    name,
    activities: persona.activities,
    line: lineOf(['personas', name]),
  }))
}

function teamOf(name: string, team: AccessFile['teams'][string], lineOf: LineOf): TeamEntry {
  const { domain, buckets, instances, profileNames, home, spaces, jobs, endpoints } = team
  return {
    name,
    domain,
    groups: team.groups.map(({ group, groupId, persona }, index) => ({
      group,
      ...(groupId === undefined ? {} : { groupId }),
      persona,
      line: lineOf(['teams', name, 'groups', index]),
    })),
    buckets,
    instances,
    profileNames,
    home,
    spaces,
    jobs,
    endpoints,
    graceMs: milliseconds(team.grace),
    line: lineOf(['teams', name]),
  }
}

/** The schema admits durations only. */
function milliseconds(duration: string): number {
  const parsed = parseDuration(duration)
  if (parsed === undefined) throw new TypeError(`${duration} passed as a duration and is none`)
  return parsed
}
