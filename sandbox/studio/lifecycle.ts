/** How Studio's resources reach their next state: on the world's clock, after its durations. */
import { destroyVolume, makeHome } from '../files/volumes.ts'
import type { World } from '../world/world.ts'
import { type StudioFault, studioFaults } from './faults.ts'
import {
  type App,
  appKey,
  type Domain,
  profileKey,
  type ResourceStatus,
  type Settings,
  type Space,
  spaceKey,
  studioStore,
  type UserProfile,
} from './store.ts'
import { forgetTags } from './tags.ts'

/** Runs once the duration of that weather row has passed. */
export function after(world: World, row: string, run: () => void | Promise<void>): void {
  world.clock.at(world.clock.now() + world.weather.draw(row, world.random), run)
}

interface Settling {
  status: ResourceStatus
  failureReason?: string
  lastModifiedTime: number
}

/** Ends a transition: well, or in the status that a fault asked for. True when it went well. */
function settle(world: World, resource: Settling, fault: StudioFault, failed: ResourceStatus) {
  const reason = studioFaults(world).take(fault)
  resource.lastModifiedTime = world.clock.now()
  resource.status = reason === undefined ? 'InService' : failed
  resource.failureReason = reason
  return reason === undefined
}

export function beginProfileCreate(world: World, profile: UserProfile): void {
  after(world, 'sagemaker.userProfileCreate', () => {
    if (!settle(world, profile, 'createUserProfile', 'Failed')) return
    makeHome(world, profile.domainId, profile.homeEfsFileSystemUid)
  })
}

/**
 * New settings are seen once the update has ended. Members sent replace, the others are kept
 * (assumed: merge or replace is not established, nor is what Describe shows meanwhile).
 */
export function beginProfileUpdate(world: World, profile: UserProfile, sent: Settings): void {
  profile.status = 'Updating'
  after(world, 'sagemaker.userProfileUpdate', () => {
    if (!settle(world, profile, 'updateUserProfile', 'Update_Failed')) return
    profile.userSettings = { ...profile.userSettings, ...sent }
  })
}

export function beginProfileDelete(world: World, profile: UserProfile): void {
  profile.status = 'Deleting'
  after(world, 'sagemaker.userProfileDelete', () => {
    if (!settle(world, profile, 'deleteUserProfile', 'Delete_Failed')) return
    studioStore.of(world).profiles.delete(profileKey(profile.domainId, profile.userProfileName))
    forgetTags(world, profile.arn)
  })
}

/** New values are seen once the update has ended (assumed, as for profiles). */
export function beginDomainUpdate(world: World, domain: Domain, changes: Partial<Domain>): void {
  domain.status = 'Updating'
  after(world, 'sagemaker.domainUpdate', () => {
    Object.assign(domain, changes)
    domain.status = 'InService'
    domain.lastModifiedTime = world.clock.now()
  })
}

export function beginSpaceCreate(world: World, space: Space): void {
  after(world, 'sagemaker.spaceCreate', () => {
    if (!settle(world, space, 'createSpace', 'Failed')) return
    const { domainId, homeEfsFileSystemUid: uid } = space
    if (uid !== undefined) makeHome(world, domainId, uid)
  })
}

/** A resized space is InService before its storage is (seen); apps are refused until it is. */
export function beginSpaceUpdate(world: World, space: Space, resized: boolean): void {
  space.status = 'Updating'
  if (resized) space.storageAvailable = false
  after(world, 'sagemaker.spaceUpdate', () => {
    space.status = 'InService'
    space.lastModifiedTime = world.clock.now()
    if (!resized) return
    after(world, 'sagemaker.spaceStorageUpdate', () => {
      space.storageAvailable = true
    })
  })
}

export function beginSpaceDelete(world: World, space: Space): void {
  space.status = 'Deleting'
  after(world, 'sagemaker.spaceDelete', () => {
    if (!settle(world, space, 'deleteSpace', 'Delete_Failed')) return
    studioStore.of(world).spaces.delete(spaceKey(space.domainId, space.spaceName))
    destroyVolume(world, space)
    forgetTags(world, space.arn)
  })
}

/** Drops apps deleted longer ago than they stay listed (24 hours, SageMaker API model). */
export function dropOldApps(world: World): void {
  const { apps } = studioStore.of(world)
  const oldest = world.clock.now() - world.weather.draw('sagemaker.deletedAppListed', world.random)
  for (const app of apps.values()) {
    if (app.deletedAt === undefined || app.deletedAt > oldest) continue
    apps.delete(addressOf(app))
    forgetTags(world, app.arn)
  }
}

function addressOf(app: App): string {
  return appKey({
    DomainId: app.domainId,
    ...(app.userProfileName !== undefined && { UserProfileName: app.userProfileName }),
    ...(app.spaceName !== undefined && { SpaceName: app.spaceName }),
    AppType: app.appType,
    AppName: app.appName,
  })
}
