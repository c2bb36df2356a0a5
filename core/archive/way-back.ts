/** Where the work of who returns lies, and what is to be copied into their new home. */
import type { AccessMap, DomainEntry } from '../access-map/access-map.ts'
import { canonicalJson } from '../canonical.ts'
import type { Archive, Copied, Grant, GrantVersion, Home, Instant } from '../words.ts'
import { arnIn, transferRoleArn } from './places.ts'

/** What is left of a profile that was deprovisioned. */
export interface Former extends Pick<Grant, 'userId' | 'team' | 'domainId' | 'profileName'> {
  readonly deprovisionedAt: Instant
  readonly home?: Home
  readonly archive?: Archive
}

/** The profile of the same team that the user has now. */
export interface NewProfile extends Pick<Grant, 'domainId' | 'profileName'> {
  /** Unset while Studio tells none. */
  readonly home?: Home
}

/** A directory of a file system, as DataSync reaches it. */
export interface Reached {
  readonly fileSystemArn: string
  readonly directory: string
  readonly subnetArn: string
  readonly securityGroupArn: string
}

/** A prefix of the archive, as DataSync reads it. */
export interface Archived {
  readonly bucketArn: string
  readonly prefix: string
  readonly roleArn: string
  /** Folders below the prefix: nothing else is copied. Unset: everything. */
  readonly folders?: readonly string[]
}

export interface WayBack extends Former {
  /** Of the new profile's domain; set with `to`. */
  readonly account?: string
  readonly region?: string
  readonly newProfileName?: string
  readonly newUid?: string
  readonly to?: Reached
  /** Of the home first, then of all spaces. Empty while something is missing. */
  readonly copies: ReadonlyArray<{
    readonly what: 'home' | 'spaces'
    readonly from: Reached | Archived
  }>
  /** In words, each with what to do: what is not known yet. */
  readonly missing: readonly string[]
}

/** Every deprovisioned profile that left something, the latest first. */
export function formerProfiles(versions: readonly GrantVersion[]): Former[] {
  const found = new Map<string, Former>()
  for (const version of versions) {
    const { userId, team, domainId, profileName, home, archive, since } = version
    const isEmpty = !home && !archive?.home && Object.keys(archive?.spaces ?? {}).length === 0
    if (version.state !== 'deprovisioned' || isEmpty) continue
    const left = { ...(home && { home }), ...(archive && { archive }) }
    const key = canonicalJson({ domainId, profileName, ...left })
    // Later lines of the same profile are of what still ran: it was gone with the first.
    if (found.has(key)) continue
    found.set(key, { userId, team, domainId, profileName, deprovisionedAt: since, ...left })
  }
  return [...found.values()].sort((a, b) => b.deprovisionedAt - a.deprovisionedAt)
}

/** @param profile undefined while the user has no live profile of that team */
export function wayBack(map: AccessMap, former: Former, profile: NewProfile | undefined): WayBack {
  const { userId, team } = former
  const waits = (why: string): WayBack => ({ ...former, copies: [], missing: [why] })
  if (!profile) {
    const remedy = 'run this again once the directory has given them access'
    return waits(`user ${userId} has no live profile of team ${team}: ${remedy}`)
  }
  const { profileName, home } = profile
  if (!home) {
    const remedy = 'let them sign in once, then run this again'
    return waits(`Studio does not tell the new uid, of profile ${profileName}: ${remedy}`)
  }
  const domain = map.domains.find(({ id }) => id === profile.domainId)
  const to = reached(domain, home)
  if (!domain || !to) return waits(unreached(profile.domainId, domain))
  const known = { newProfileName: profileName, newUid: home.uid, to }
  const { account, region } = domain
  const copies = copiesOf(map, former, transferRoleArn(domain))
  if (typeof copies === 'string') return { ...waits(copies), account, region, ...known }
  return { ...former, account, region, ...known, copies, missing: [] }
}

/** In words, what is in the way. What was copied is brought back from there: it was counted. */
function copiesOf(
  map: AccessMap,
  { domainId, home, archive }: Former,
  roleArn: string,
): WayBack['copies'] | string {
  const copies: Array<WayBack['copies'][number]> = []
  if (archive?.home) copies.push({ what: 'home', from: archived([archive.home], roleArn) })
  else if (home) {
    const domain = map.domains.find(({ id }) => id === domainId)
    const from = reached(domain, home)
    if (!from) return unreached(domainId, domain)
    copies.push({ what: 'home', from })
  }
  const spaces = Object.values(archive?.spaces ?? {})
  // A folder each: two spaces may have files of the same path.
  if (spaces.length > 0) copies.push({ what: 'spaces', from: archived(spaces, roleArn, 2) })
  return copies
}

/**
 * @param depth how many of the last folders stay folders below the prefix: DataSync keeps the
 *   paths of what it includes
 */
function archived(copies: readonly Copied[], roleArn: string, depth = 0): Archived {
  const parts = copies.map(({ to }) => to.replace(/^s3:\/\/|\/$/g, '').split('/'))
  const [first = []] = parts
  const [bucket = '', ...prefix] = first.slice(0, first.length - depth)
  return {
    bucketArn: `arn:${roleArn.split(':')[1]}:s3:::${bucket}`,
    prefix: `${prefix.join('/')}/`,
    roleArn,
    ...(depth > 0 && { folders: parts.map((one) => one.slice(-depth).join('/')) }),
  }
}

function reached(domain: DomainEntry | undefined, home: Home): Reached | undefined {
  if (!domain?.archive) return undefined
  const { subnet, securityGroup } = domain.archive
  return {
    fileSystemArn: arnIn(domain, 'elasticfilesystem', `file-system/${home.fileSystemId}`),
    directory: `/${home.uid}`,
    subnetArn: arnIn(domain, 'ec2', `subnet/${subnet}`),
    securityGroupArn: arnIn(domain, 'ec2', `security-group/${securityGroup}`),
  }
}

function unreached(domainId: string, domain: DomainEntry | undefined): string {
  if (!domain) return `domain ${domainId} is not in the access map: give one that has it with --map`
  const fact = `the access map does not say how DataSync reaches the homes of domain ${domain.name}`
  return `${fact}: add archive: { subnet, securityGroup } to it, then run this again`
}
