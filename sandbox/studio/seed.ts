/** What Studio holds before anything happens: given in AWS nouns, leaving no records. */

import { makeHome } from '../files/volumes.ts'
import { addApplication } from '../identity-center/applications.ts'
import type { World } from '../world/world.ts'
import { domainArn, type Place, userProfileArn } from './arns.ts'
import { type Domain, profileKey, type Settings, type StudioQuotas, studioStore } from './store.ts'
import { putTags, type Tag } from './tags.ts'

export interface DomainSeed {
  /** `d-` and lower-case letters, digits and hyphens; at most 63 characters. */
  readonly DomainId: string
  readonly DomainName: string
  readonly AuthMode: 'IAM' | 'SSO'
  readonly DefaultUserSettings: Settings
  readonly DefaultSpaceSettings?: Settings
  readonly DomainSettings?: Settings
  /** Default `PublicInternetOnly`. */
  readonly AppNetworkAccessType?: 'PublicInternetOnly' | 'VpcOnly'
  /** Default: made up. */
  readonly HomeEfsFileSystemId?: string
  /** SSO mode. Default: made up; its instance is the world's, so all of a seed name one. */
  readonly SingleSignOnApplicationArn?: string
  readonly Tags?: readonly Tag[]
  /** Default: the world's. */
  readonly accountId?: string
  /** Default: the world's. */
  readonly region?: string
}

/** A profile that is InService from the start. */
export interface UserProfileSeed {
  readonly DomainId: string
  readonly UserProfileName: string
  readonly UserSettings?: Settings
  /** SSO mode: the Identity Center user name. */
  readonly SingleSignOnUserValue?: string
  readonly Tags?: readonly Tag[]
}

export interface StudioSeed {
  readonly domains: readonly DomainSeed[]
  readonly userProfiles?: readonly UserProfileSeed[]
  /** Per account and Region. AWS's defaults are 2 profiles, 2 domains, 6 spaces, 40 apps. */
  readonly quotas?: StudioQuotas
}

/** Throws when a domain id is given twice or a profile names no domain. */
export function seedStudio(world: World, seed: StudioSeed): void {
  const state = studioStore.of(world)
  if (seed.quotas) state.quotas = seed.quotas
  for (const domain of seed.domains) seedDomain(world, domain)
  for (const profile of seed.userProfiles ?? []) seedProfile(world, profile)
}

function seedDomain(world: World, seed: DomainSeed): void {
  const { domains } = studioStore.of(world)
  if (domains.has(seed.DomainId)) {
    throw new Error(`the seed gives the domain id "${seed.DomainId}" twice: give each its own`)
  }
  const place: Place = {
    accountId: seed.accountId ?? world.accountId,
    region: seed.region ?? world.region,
  }
  const now = world.clock.now()
  const domain: Domain = {
    domainId: seed.DomainId,
    domainName: seed.DomainName,
    arn: domainArn(place, seed.DomainId),
    ...place,
    authMode: seed.AuthMode,
    homeEfsFileSystemId: seed.HomeEfsFileSystemId ?? `fs-${world.random.hex(17)}`,
    ...(seed.AuthMode === 'SSO' && {
      singleSignOnApplicationArn: addApplication(world, {
        applicationArn: seed.SingleSignOnApplicationArn,
        name: seed.DomainId,
        ...place,
      }),
    }),
    creationTime: now,
    lastModifiedTime: now,
    status: 'InService',
    appNetworkAccessType: seed.AppNetworkAccessType ?? 'PublicInternetOnly',
    tagPropagation: 'DISABLED',
    defaultUserSettings: seed.DefaultUserSettings,
    ...(seed.DefaultSpaceSettings && { defaultSpaceSettings: seed.DefaultSpaceSettings }),
    domainSettings: seed.DomainSettings ?? {},
  }
  domains.set(seed.DomainId, domain)
  putTags(world, domain.arn, seed.Tags ?? [])
}

function seedProfile(world: World, seed: UserProfileSeed): void {
  const state = studioStore.of(world)
  const domain = state.domains.get(seed.DomainId)
  if (!domain) {
    throw new Error(
      `the seed's profile "${seed.UserProfileName}" names the domain "${seed.DomainId}", ` +
        'which the seed does not hold: add the domain',
    )
  }
  const key = profileKey(seed.DomainId, seed.UserProfileName)
  if (state.profiles.has(key)) {
    throw new Error(
      `the seed gives the profile "${seed.UserProfileName}" of "${seed.DomainId}" twice: ` +
        'names are case-insensitive',
    )
  }
  const arn = userProfileArn(domain, seed.DomainId, seed.UserProfileName)
  const uid = String(state.nextEfsUid++)
  const now = world.clock.now()
  state.profiles.set(key, {
    domainId: seed.DomainId,
    userProfileName: seed.UserProfileName,
    arn,
    homeEfsFileSystemUid: uid,
    ...(seed.SingleSignOnUserValue !== undefined && {
      singleSignOnUserIdentifier: 'UserName',
      singleSignOnUserValue: seed.SingleSignOnUserValue,
    }),
    creationTime: now,
    lastModifiedTime: now,
    status: 'InService',
    userSettings: seed.UserSettings ?? {},
  })
  putTags(world, arn, seed.Tags ?? [])
  makeHome(world, seed.DomainId, uid)
}
