/** Where a leaver's data goes in the archive, and by which names it is found again. */
import type { DomainEntry } from '../access-map/access-map.ts'
import {
  archiveBucketName,
  archiveTransferRoleName,
  type Place,
  rolePath,
} from '../deployed-names.ts'
import { partitionOf } from '../persona/role-name.ts'
import type { HomeSource, Prefix } from '../ports/archives.ts'
import type { Grant, Home } from '../words.ts'

type Profile = Pick<Grant, 'domainId' | 'profileName'>

/** When the user left: who comes back and leaves again has another archive of the home. */
export function leftAt(grant: Pick<Grant, 'suspendedAt' | 'graceUntil'>): number {
  return grant.suspendedAt ?? grant.graceUntil ?? 0
}

/** A copy of the home as of this leave: nothing older lies below it, so both sides compare. */
export function homePlace(domain: DomainEntry, grant: Grant): Prefix {
  const time = new Date(leftAt(grant)).toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const { bucket, prefix } = homesPlace(domain, grant)
  return { bucket, prefix: `${prefix}${time}/` }
}

/**
 * The script in a space writes each of its copies below it, under a name of their own: the script
 * knows no owner, and who has a space of that name next overwrites nothing.
 */
export function spacePlace(domain: DomainEntry, spaceName: string): Prefix {
  return { bucket: archiveBucketName(domain), prefix: `${domain.id}/spaces/${spaceName}/` }
}

/** What the script puts last, beside what it counts. */
export function manifestPlace(domain: DomainEntry, spaceName: string) {
  return { bucket: archiveBucketName(domain), key: `${domain.id}/manifests/${spaceName}.json` }
}

/** The URI of a place, as DataSync and the AWS CLI write it. */
export function uriOf({ bucket, prefix }: Prefix): string {
  return `s3://${bucket}/${prefix}`
}

/** Every copy of the profile's home lies below it. */
export function homesPlace(domain: DomainEntry, { domainId, profileName }: Profile): Prefix {
  const prefix = `${domainId}/${profileName}/home/`
  return { bucket: archiveBucketName(domain), prefix }
}

/** Tasks of this profile begin so. */
export function taskNamePrefix({ domainId, profileName }: Profile): string {
  return `rollcall/${domainId}/${profileName}/`
}

/** One task a leave. */
export function taskName(grant: Grant): string {
  return `${taskNamePrefix(grant)}${leftAt(grant)}`
}

/** DataSync's own form: `efs://<Region>.<file system>/<directory>/`. */
export function homeUri({ region }: DomainEntry, { fileSystemId, uid }: Home): string {
  return `efs://${region}.${fileSystemId}/${uid}/`
}

/** Undefined when the map does not say how to reach the domain's file system. */
export function homeSource(domain: DomainEntry, home: Home): HomeSource | undefined {
  const { account, region, archive } = domain
  return archive && { ...home, account, region, ...archive }
}

/** What DataSync takes to write into the archive. */
export function transferRoleArn({ account, region }: DomainEntry): string {
  const path = `${rolePath.service}${archiveTransferRoleName}`
  return `arn:${partitionOf(region)}:iam::${account}:role${path}`
}

/** For example `arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-0a1b2c3d`. */
export function arnIn(place: Place, service: string, resource: string): string {
  const { account, region } = place
  return `arn:${partitionOf(region)}:${service}:${region}:${account}:${resource}`
}
