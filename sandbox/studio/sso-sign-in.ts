/** Signs people of the directory in to Studio domains in SSO mode, as the access portal does. */
import { createHash } from 'node:crypto'
import { directoryOf } from '../directory/store.ts'
import type { DirectoryUser } from '../directory/types.ts'
import { applicationOf, assignmentsOfUser, instanceOf } from '../identity-center/applications.ts'
import type { World } from '../world/world.ts'
import { addProfile } from './new-profile.ts'
import { quotaOf } from './quotas.ts'
import { openStudioSession, type StudioSession } from './sessions.ts'
import { type Domain, profileKey, studioStore, type UserProfile } from './store.ts'

/** Seconds that a session lasts at most (assumed: as long as those of presigned URLs). */
const SESSION_SECONDS = 43_200

/** Why a person does not get in; the message is for them. */
export class StudioSignInRefused extends Error {
  override readonly name = 'StudioSignInRefused'
}

/**
 * Opens a session for an enabled user who is assigned, alone or by a group. Their profile is the
 * one whose SingleSignOnUserValue is the user's present name (documented: bound by user name), so
 * that who takes over a name takes over its profile; who has none gets one with the domain's
 * default settings. Throws `StudioSignInRefused`.
 */
export function signInToStudio(
  world: World,
  { userId, domainId }: { readonly userId: string; readonly domainId: string },
): StudioSession {
  const domain = studioStore.of(world).domains.get(domainId)
  if (domain?.authMode !== 'SSO') {
    throw new StudioSignInRefused(`There is no domain ${domainId} in SSO mode.`)
  }
  const user = admitted(world, domain, userId)
  if (!user) throw new StudioSignInRefused(deniedText(domain))
  const profile = profileOf(world, domain, user) ?? newProfile(world, domain, user)
  return openStudioSession(world, {
    kind: 'sso',
    domainId,
    userProfileName: profile.userProfileName,
    seconds: SESSION_SECONDS,
    refusal: applicationSession(world, domain, userId),
  })
}

/** The sentence that people saw who were not assigned. */
function deniedText({ domainId, singleSignOnApplicationArn }: Domain): string {
  return (
    `Access Denied. Please check if user is assigned to Studio Domain [${domainId}] and ` +
    `SSO Application [${singleSignOnApplicationArn}] is Active.`
  )
}

/** The user, if they may enter now. */
function admitted(world: World, domain: Domain, userId: string): DirectoryUser | undefined {
  const store = directoryOf(world).stores.get(instanceOf(world).identityStoreId)
  const user = store?.users.find(userId)
  const application = applicationOf(world, domain.singleSignOnApplicationArn ?? '')
  if (user?.status !== 'ENABLED' || !application) return undefined
  const isAssigned = assignmentsOfUser(world, application, userId).length > 0
  return isAssigned || !application.assignmentRequired ? user : undefined
}

/**
 * Identity Center looks again whether the user may enter only now and then, so that a session ends
 * within `sso.applicationSessionEnd` of the user's being disabled, deleted or no longer assigned
 * (documented: within 30 minutes). One that has ended stays so.
 */
function applicationSession(world: World, domain: Domain, userId: string) {
  const nextLook = (now: World) =>
    now.clock.now() + now.weather.draw('sso.applicationSessionEnd', now.random)
  let validUntil = nextLook(world)
  let ended = false
  return (now: World): string | undefined => {
    if (now.clock.now() >= validUntil) {
      ended ||= admitted(now, domain, userId) === undefined
      validUntil = nextLook(now)
    }
    return ended ? 'The session has ended: the user may not enter any more.' : undefined
  }
}

/** User names differ by more than case. */
function profileOf(world: World, domain: Domain, user: DirectoryUser): UserProfile | undefined {
  const name = user.attributes.UserName.toLowerCase()
  return profilesOf(world, domain).find(
    ({ singleSignOnUserValue }) => singleSignOnUserValue?.toLowerCase() === name,
  )
}

/** Leaves no record of its own (what record AWS leaves is not established). */
function newProfile(world: World, domain: Domain, user: DirectoryUser): UserProfile {
  const { domains, profiles } = studioStore.of(world)
  const here = [...profiles.values()].filter(({ domainId }) => {
    const place = domains.get(domainId)
    return place?.accountId === domain.accountId && place.region === domain.region
  })
  if (here.length >= quotaOf(world, domain, 'userProfiles')) {
    throw new StudioSignInRefused('The account has no room for another user profile.')
  }
  const userProfileName = freeName(world, domain, user)
  const singleSignOnUserValue = user.attributes.UserName
  return addProfile(world, domain, { userProfileName, singleSignOnUserValue })
}

const LONGEST_NAME = 63

/** How AWS names such profiles is not established: the user name, and a digest where taken. */
function freeName(world: World, { domainId }: Domain, user: DirectoryUser): string {
  const plain = user.attributes.UserName.replace(/[^a-zA-Z0-9]+/g, '-').replace(/^-|-$/g, '')
  const name = (plain || 'user').slice(0, LONGEST_NAME).replace(/-$/, '')
  if (!studioStore.of(world).profiles.has(profileKey(domainId, name))) return name
  const digest = createHash('sha256').update(user.userId).digest('hex').slice(0, 10)
  return `${name.slice(0, LONGEST_NAME - 11).replace(/-$/, '')}-${digest}`
}

function profilesOf(world: World, { domainId }: Domain): UserProfile[] {
  const all = [...studioStore.of(world).profiles.values()]
  return all.filter((profile) => profile.domainId === domainId)
}
