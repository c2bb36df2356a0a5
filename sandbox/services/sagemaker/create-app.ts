/**
 * CreateApp, on a profile or on a space. JupyterLab and CodeEditor hang on spaces, Canvas on
 * profiles. A space whose storage is being resized refuses (message seen). Assumed: the errors for
 * an unknown owner or domain (ValidationException), an owner that is not InService (ResourceInUse),
 * a duplicate (ResourceInUse), a type on the wrong owner (ValidationException).
 */

import { beginAppCreate } from '../../studio/app-lifecycle.ts'
import { appArn } from '../../studio/arns.ts'
import {
  type App,
  type AppAddress,
  appKey,
  type Settings,
  type Space,
  studioStore,
  type UserProfile,
} from '../../studio/store.ts'
import { forgetTags, putTags, type Tag, tagsOf } from '../../studio/tags.ts'
import type { Call } from '../service.ts'
import { chosenConfig } from './chosen-lifecycle-config.ts'
import { resourceInUse, validationException } from './errors.ts'
import { appOf, domainToCreateIn, profileOf, requireOneOwner, spaceOf, visibleTo } from './find.ts'
import { requireRoom } from './room.ts'
import { studioAction } from './studio-action.ts'
import { requireTagKeys } from './tag-rules.ts'

interface CreateAppRequest extends AppAddress {
  readonly Tags?: readonly Tag[]
  readonly ResourceSpec?: Settings
  readonly RecoveryMode?: boolean
}

interface Owner {
  readonly profile?: UserProfile
  readonly space?: Space
}

export const action = studioAction('CreateApp', (request: CreateAppRequest, call) => {
  const { world } = call
  requireOneOwner(request)
  requireTagKeys(request.Tags)
  const domain = domainToCreateIn(call, request.DomainId)
  const owner = ownerOf(call, request)
  const address = withOwnersSpelling(request, owner)
  const arn = appArn(domain, address)
  requireReady(owner, arn)
  const existing = appOf(call, address)
  if (existing && existing.status !== 'Deleted' && existing.status !== 'Failed') {
    throw resourceInUse(`App [${arn}] already exists`)
  }
  const lifecycleConfigArn = chosenConfig(call, request, { domain, ...owner })
  requireRoom(call, { kind: 'apps', used: running(call) })
  const app: App = {
    domainId: domain.domainId,
    ...(owner.space
      ? { spaceName: owner.space.spaceName }
      : { userProfileName: owner.profile?.userProfileName }),
    appType: request.AppType,
    appName: request.AppName,
    arn,
    creationTime: world.clock.now(),
    ...(request.ResourceSpec && { resourceSpec: request.ResourceSpec }),
    ...(request.RecoveryMode !== undefined && { recoveryMode: request.RecoveryMode }),
    ...(lifecycleConfigArn !== undefined && { lifecycleConfigArn }),
    status: 'Pending',
  }
  studioStore.of(world).apps.set(appKey(address), app)
  forgetTags(world, arn)
  putTags(world, arn, [...inheritedTags(call, owner), ...(request.Tags ?? [])])
  beginAppCreate(world, app)
  return { AppArn: arn }
})

function ownerOf(call: Call, request: CreateAppRequest): Owner {
  const { DomainId, UserProfileName, SpaceName, AppType } = request
  if (SpaceName === undefined && ['JupyterLab', 'CodeEditor'].includes(AppType)) {
    throw validationException(`AppType ${AppType} needs a SpaceName`)
  }
  if (SpaceName !== undefined && AppType === 'Canvas') {
    throw validationException(`AppType ${AppType} needs a UserProfileName`)
  }
  if (SpaceName !== undefined) {
    const space = spaceOf(call, { DomainId, SpaceName })
    if (!space) throw validationException(`Space [${DomainId}/${SpaceName}] does not exist`)
    const name = space.sharingType === 'Private' ? space.ownerUserProfileName : undefined
    const profile = name && profileOf(call, { DomainId, UserProfileName: name })
    return { space, ...(profile && { profile }) }
  }
  const name = UserProfileName ?? ''
  const profile = profileOf(call, { DomainId, UserProfileName: name })
  if (!profile) throw validationException(`UserProfile [${DomainId}/${name}] does not exist`)
  return { profile }
}

/** Names are found without case; ARNs carry the spelling of the owner's creation (assumed). */
function withOwnersSpelling(request: CreateAppRequest, { profile, space }: Owner): AppAddress {
  const { DomainId, AppType, AppName } = request
  return space
    ? { DomainId, AppType, AppName, SpaceName: space.spaceName }
    : { DomainId, AppType, AppName, UserProfileName: profile?.userProfileName ?? '' }
}

function requireReady({ profile, space }: Owner, arn: string): void {
  const waiting = [space, profile].find((owner) => owner && owner.status !== 'InService')
  if (waiting) {
    throw resourceInUse(
      `Unable to create app [${arn}] because [${waiting.arn}] is ${waiting.status}`,
    )
  }
  if (space && !space.storageAvailable) {
    throw resourceInUse(`Unable to create app [${arn}] because storage is not in Available status.`)
  }
}

/** A profile's tags, as they are now, go onto the apps it launches (SageMaker API model). */
function inheritedTags(call: Call, { profile }: Owner): readonly Tag[] {
  return profile ? tagsOf(call.world, profile.arn) : []
}

function running(call: Call): number {
  return visibleTo(call, studioStore.of(call.world).apps.values()).filter(
    ({ status }) => status === 'Pending' || status === 'InService',
  ).length
}
