/** Finds what a request names, within the caller's account and Region. */
import { dropOldApps } from '../../studio/lifecycle.ts'
import {
  type App,
  type AppAddress,
  appKey,
  type Domain,
  profileKey,
  type Space,
  spaceKey,
  studioStore,
  type UserProfile,
} from '../../studio/store.ts'
import type { Call } from '../service.ts'
import { resourceNotFound, validationException } from './errors.ts'

export interface ProfileName {
  readonly DomainId: string
  readonly UserProfileName: string
}

export interface SpaceName {
  readonly DomainId: string
  readonly SpaceName: string
}

function visible(call: Call, domainId: string): Domain | undefined {
  const domain = studioStore.of(call.world).domains.get(domainId)
  const here = domain?.accountId === call.accountId && domain.region === call.region
  return here ? domain : undefined
}

/** Throws `ResourceNotFound`. */
export function findDomain(call: Call, domainId: string): Domain {
  const domain = visible(call, domainId)
  if (!domain) throw resourceNotFound('Domain', domainId)
  return domain
}

/**
 * For the create operations, whose model knows no ResourceNotFound: `ValidationException`
 * (assumed; not established).
 */
export function domainToCreateIn(call: Call, domainId: string): Domain {
  const domain = visible(call, domainId)
  if (!domain) throw validationException(`Domain [${domainId}] does not exist`)
  return domain
}

export function profileOf(call: Call, name: ProfileName): UserProfile | undefined {
  if (!visible(call, name.DomainId)) return undefined
  return studioStore.of(call.world).profiles.get(profileKey(name.DomainId, name.UserProfileName))
}

/** Throws `ResourceNotFound`; so does an unknown domain (assumed). */
export function findProfile(call: Call, name: ProfileName): UserProfile {
  const profile = profileOf(call, name)
  if (!profile) throw resourceNotFound('UserProfile', `${name.DomainId}/${name.UserProfileName}`)
  return profile
}

export function spaceOf(call: Call, name: SpaceName): Space | undefined {
  if (!visible(call, name.DomainId)) return undefined
  return studioStore.of(call.world).spaces.get(spaceKey(name.DomainId, name.SpaceName))
}

/** Throws `ResourceNotFound`; so does an unknown domain (assumed). */
export function findSpace(call: Call, name: SpaceName): Space {
  const space = spaceOf(call, name)
  if (!space) throw resourceNotFound('Space', `${name.DomainId}/${name.SpaceName}`)
  return space
}

/** Throws `ValidationException` unless exactly one of profile and space is named (assumed). */
export function requireOneOwner(address: AppAddress): void {
  if ((address.UserProfileName === undefined) !== (address.SpaceName === undefined)) return
  throw validationException('Exactly one of UserProfileName and SpaceName must be given')
}

export function appOf(call: Call, address: AppAddress): App | undefined {
  if (!visible(call, address.DomainId)) return undefined
  dropOldApps(call.world)
  return studioStore.of(call.world).apps.get(appKey(address))
}

/** Throws `ResourceNotFound`. Deleted apps are found for the 24 hours they stay listed. */
export function findApp(call: Call, address: AppAddress): App {
  requireOneOwner(address)
  const app = appOf(call, address)
  if (!app) throw resourceNotFound('App', appKey(address))
  return app
}

/** Domains of the caller's account and Region. */
export function domainsOf(call: Call): Domain[] {
  const domains = [...studioStore.of(call.world).domains.values()]
  return domains.filter(
    ({ accountId, region }) => accountId === call.accountId && region === call.region,
  )
}

/** Those of `rows` that belong to a domain of the caller's account and Region. */
export function visibleTo<Row extends { readonly domainId: string }>(
  call: Call,
  rows: Iterable<Row>,
): Row[] {
  return [...rows].filter(({ domainId }) => visible(call, domainId))
}
