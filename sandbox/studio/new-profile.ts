/** Makes a user profile: at CreateUserProfile, and at a first sign-in in SSO mode. */
import type { World } from '../world/world.ts'
import { userProfileArn } from './arns.ts'
import { beginProfileCreate } from './lifecycle.ts'
import { type Domain, profileKey, type Settings, studioStore, type UserProfile } from './store.ts'
import { putTags, type Tag } from './tags.ts'

export interface NewProfile {
  readonly userProfileName: string
  /** SSO mode: the Identity Center user name. */
  readonly singleSignOnUserValue?: string | undefined
  readonly userSettings?: Settings | undefined
  readonly tags?: readonly Tag[] | undefined
}

/** Pending at first. Whether the name is free and there is room is for the caller to know. */
export function addProfile(world: World, domain: Domain, given: NewProfile): UserProfile {
  const state = studioStore.of(world)
  const { userProfileName, singleSignOnUserValue } = given
  const now = world.clock.now()
  const profile: UserProfile = {
    domainId: domain.domainId,
    userProfileName,
    arn: userProfileArn(domain, domain.domainId, userProfileName),
    homeEfsFileSystemUid: String(state.nextEfsUid++),
    ...(singleSignOnUserValue !== undefined && {
      singleSignOnUserIdentifier: 'UserName',
      singleSignOnUserValue,
    }),
    creationTime: now,
    lastModifiedTime: now,
    status: 'Pending',
    userSettings: given.userSettings ?? {},
  }
  state.profiles.set(profileKey(domain.domainId, userProfileName), profile)
  putTags(world, profile.arn, given.tags ?? [])
  beginProfileCreate(world, profile)
  return profile
}
