/** Whether Studio is as the directory and the map say: one line for each profile that is not. */
import type { AccessMap } from '../../core/access-map/access-map.ts'
import { inertRoleArn, roleArn } from '../../core/persona/role-name.ts'
import type { Directory, Studio } from '../../core/ports.ts'
import { profileNames } from './profile-names.ts'
import { findGroups, standingOf, usersInGroups } from './standing.ts'

export interface ProfileRow {
  readonly profileName: string
  readonly userId: string
  readonly team: string
  readonly persona: string
  readonly status: string
  readonly role: string
  readonly suspended: boolean
  /** Empty when the profile is as it should be. */
  readonly difference: string
}

export interface WorldComparison {
  readonly profiles: readonly ProfileRow[]
  /** Entitlements without a profile. */
  readonly missing: readonly string[]
  readonly agrees: boolean
}

interface Ports {
  readonly directory: Directory
  readonly studio: Studio
}

/** Reads the directory and Studio anew; asks neither the ledger nor the snapshot. */
export async function compareWorld(ports: Ports, map: AccessMap): Promise<WorldComparison> {
  const expected = await expectedRoles(ports, map)
  const profiles: ProfileRow[] = []
  for (const domain of map.domains) {
    for (const profileName of await profileNames(ports.studio, domain.id)) {
      const row = await profileRow(ports, { map, domainId: domain.id, profileName })
      if (row) profiles.push(compare(row, { map, domain: domain.name, expected }))
    }
  }
  const missing = [...expected.keys()]
  const agrees = missing.length === 0 && profiles.every((row) => row.difference === '')
  return { profiles, missing, agrees }
}

const keyOf = (userId: string, team: string) => `${userId} in team ${team}`

async function expectedRoles(ports: Ports, map: AccessMap): Promise<Map<string, string>> {
  const pins = await findGroups(ports, map)
  const expected = new Map<string, string>()
  for (const userId of await usersInGroups(ports, pins)) {
    const { entitlements } = await standingOf(ports, { map, userId, pins })
    for (const { team, persona } of entitlements)
      expected.set(keyOf(userId, team), roleArn(map, team, persona))
  }
  return expected
}

type Row = Omit<ProfileRow, 'difference'>

/** Undefined for a profile without Rollcall's tags: it is none of ours. */
async function profileRow(
  { studio }: Ports,
  at: { readonly map: AccessMap; readonly domainId: string; readonly profileName: string },
): Promise<Row | undefined> {
  const profile = await studio.describeProfile(at.domainId, at.profileName)
  if (!profile) return undefined
  const tags = await studio.profileTags(profile.arn)
  const userId = tags['rollcall:user']
  if (userId === undefined) return undefined
  return {
    profileName: at.profileName,
    userId,
    team: tags['rollcall:team'] ?? '',
    persona: tags['rollcall:persona'] ?? '',
    status: profile.status,
    role: profile.roleArn ?? '',
    suspended: tags['rollcall:suspended'] === 'true',
  }
}

/** Takes what it finds out of `expected`: what is left there has no profile. */
function compare(
  row: Row,
  against: {
    readonly map: AccessMap
    readonly domain: string
    readonly expected: Map<string, string>
  },
): ProfileRow {
  const key = keyOf(row.userId, row.team)
  const entitled = against.expected.get(key)
  against.expected.delete(key)
  const right = entitled ?? inertRoleArn(against.map, against.domain)
  const wrong: string[] = []
  if (row.status !== 'InService') wrong.push(`is ${row.status}`)
  if (row.role !== right) wrong.push(`has role ${row.role}; right: ${right}`)
  if (row.suspended !== (entitled === undefined)) wrong.push('carries the wrong suspended tag')
  return { ...row, difference: wrong.join('; ') }
}
