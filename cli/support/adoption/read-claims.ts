/** What the directory, Studio and the ledger say of each claim, and which profiles are nobody's. */
import type { AccessMap, DomainEntry } from '../../../core/access-map/access-map.ts'
import type { Claim, ClaimSeen } from '../../../core/adoption/judge.ts'
import type { Pins, Studio } from '../../../core/ports.ts'
import { tag } from '../../../core/profile-tags.ts'
import type { CommandPorts } from '../ports.ts'
import { profileNames } from '../profile-names.ts'
import { pinnedGroups, standingOf } from '../standing.ts'
import { userIdOf } from '../users.ts'

export async function seeClaims(
  ports: CommandPorts,
  map: AccessMap,
  claims: readonly Claim[],
): Promise<ClaimSeen[]> {
  const { pins } = await pinnedGroups(ports, map)
  const seen: ClaimSeen[] = []
  for (const claim of claims) {
    const person = await personOf(ports, { map, pins, user: claim.user })
    const profile = await profileOf(ports.studio, map, claim)
    const holder = await ports.ledger.grantWithProfile(claim.profileName)
    seen.push({ ...claim, person, profile, holder })
  }
  return seen
}

async function personOf(
  ports: CommandPorts,
  { map, pins, user }: { readonly map: AccessMap; readonly pins: Pins; readonly user: string },
): Promise<ClaimSeen['person']> {
  const userId = await userIdOf(ports.directory, user)
  if (userId === undefined) return undefined
  const standing = await standingOf(ports, { map, userId, pins })
  if (standing.status === 'absent') return undefined
  return { ...standing, grants: await ports.ledger.grantsOf(userId) }
}

async function profileOf(studio: Studio, map: AccessMap, { profileName, team }: Claim) {
  const name = map.teams.find((entry) => entry.name === team)?.domain
  const domain = map.domains.find((entry) => entry.name === name)
  return domain && seeProfile(studio, domain, profileName)
}

async function seeProfile(
  studio: Studio,
  { id }: DomainEntry,
  profileName: string,
): Promise<ClaimSeen['profile']> {
  const profile = await studio.describeProfile(id, profileName)
  if (profile === undefined) return undefined
  const tags = await studio.profileTags(profile.arn)
  const [userId, team] = [tags[tag.user], tags[tag.team]]
  const owner = { ...(userId !== undefined && { userId }), ...(team !== undefined && { team }) }
  return { ...profile, owner }
}

export interface Stranger {
  readonly domain: string
  readonly domainId: string
  readonly profileName: string
  readonly status: string
  readonly roleArn: string | undefined
}

/** Profiles of the map's domains that carry no user's tag of ours. */
export async function strangersIn(studio: Studio, map: AccessMap): Promise<Stranger[]> {
  const strangers: Stranger[] = []
  for (const domain of map.domains)
    for (const profileName of await profileNames(studio, domain.id)) {
      const profile = await seeProfile(studio, domain, profileName)
      if (profile === undefined || profile.owner.userId !== undefined) continue
      const { status, roleArn } = profile
      const where = { domain: domain.name, domainId: domain.id, profileName }
      strangers.push({ ...where, status, roleArn })
    }
  return strangers
}
