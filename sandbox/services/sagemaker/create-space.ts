/**
 * CreateSpace: private to an owner, or shared. Refused until the owner's profile is InService (text
 * seen, its code was not recorded: ResourceInUse is assumed). Also assumed: ValidationException for
 * an unknown domain or owner, and for sharing without an owner or an owner without sharing.
 */
import { spaceArn } from '../../studio/arns.ts'
import { beginSpaceCreate } from '../../studio/lifecycle.ts'
import { type Settings, type Space, spaceKey, studioStore } from '../../studio/store.ts'
import { putTags, type Tag } from '../../studio/tags.ts'
import type { Call } from '../service.ts'
import { resourceInUse, validationException } from './errors.ts'
import { domainToCreateIn, profileOf, spaceOf, visibleTo } from './find.ts'
import { requireRoom, volumeGigabytes } from './room.ts'
import { studioAction } from './studio-action.ts'
import { requireTagKeys } from './tag-rules.ts'

interface CreateSpaceRequest {
  readonly DomainId: string
  readonly SpaceName: string
  readonly Tags?: readonly Tag[]
  readonly SpaceSettings?: Settings
  readonly OwnershipSettings?: { readonly OwnerUserProfileName: string }
  readonly SpaceSharingSettings?: { readonly SharingType: 'Private' | 'Shared' }
  readonly SpaceDisplayName?: string
}

export const action = studioAction('CreateSpace', (request: CreateSpaceRequest, call) => {
  const { world } = call
  const domain = domainToCreateIn(call, request.DomainId)
  requireTagKeys(request.Tags)
  const existing = spaceOf(call, request)
  if (existing) throw resourceInUse(`Space [${existing.arn}] already exists`)
  const arn = spaceArn(domain, domain.domainId, request.SpaceName)
  const owner = readyOwner(call, request, arn)
  requireRoomFor(call, request.SpaceSettings ?? {})
  const now = world.clock.now()
  const space: Space = {
    domainId: domain.domainId,
    spaceName: request.SpaceName,
    arn,
    ...(owner !== undefined && { ownerUserProfileName: owner }),
    ...(request.SpaceSharingSettings && { sharingType: request.SpaceSharingSettings.SharingType }),
    ...homeDirectory(call, request),
    creationTime: now,
    lastModifiedTime: now,
    status: 'Pending',
    ...(request.SpaceDisplayName !== undefined && { displayName: request.SpaceDisplayName }),
    spaceSettings: request.SpaceSettings ?? {},
    storageAvailable: true,
  }
  studioStore.of(world).spaces.set(spaceKey(domain.domainId, request.SpaceName), space)
  putTags(world, arn, request.Tags ?? [])
  beginSpaceCreate(world, space)
  return { SpaceArn: arn }
})

function readyOwner(call: Call, request: CreateSpaceRequest, arn: string): string | undefined {
  const owner = request.OwnershipSettings?.OwnerUserProfileName
  if ((owner === undefined) !== (request.SpaceSharingSettings === undefined)) {
    throw validationException(
      'OwnershipSettings and SpaceSharingSettings must be given together or not at all',
    )
  }
  if (owner === undefined) return undefined
  const profile = profileOf(call, { DomainId: request.DomainId, UserProfileName: owner })
  if (!profile) {
    throw validationException(`UserProfile [${request.DomainId}/${owner}] does not exist`)
  }
  if (profile.status !== 'InService') {
    throw resourceInUse(
      `Unable to create Space [${arn}] because UserProfile [${profile.arn}] is not in InService`,
    )
  }
  return profile.userProfileName
}

/** Spaces of the new Studio keep files on EBS, those of Studio Classic on the domain's EFS. */
function homeDirectory(call: Call, request: CreateSpaceRequest) {
  const type = request.SpaceSettings?.AppType
  if (type === 'JupyterLab' || type === 'CodeEditor') return {}
  return { homeEfsFileSystemUid: String(studioStore.of(call.world).nextEfsUid++) }
}

function requireRoomFor(call: Call, settings: Settings): void {
  const spaces = visibleTo(call, studioStore.of(call.world).spaces.values())
  requireRoom(call, { kind: 'spaces', used: spaces.length })
  const used = spaces.reduce((sum, { spaceSettings }) => sum + volumeGigabytes(spaceSettings), 0)
  requireRoom(call, { kind: 'ebsGigabytes', used, more: volumeGigabytes(settings) })
}
