/**
 * What SageMaker's actions need: the resource each is about, the role that is passed, and
 * sagemaker:AddTags when tags are given at creation. Names of resources are the request's own.
 */
import { type AccessNeed, requestTags, resourceTags, tagsOf } from '../../iam/access-need.ts'
import type { Context } from '../../iam/evaluate/request.ts'
import { appArn, domainArn, spaceArn, userProfileArn } from '../../studio/arns.ts'
import { lifecycleConfigArn } from '../../studio/lifecycle-configs.ts'
import { spaceKey, studioStore } from '../../studio/store.ts'
import { tagsOf as tagsOfResource } from '../../studio/tags.ts'
import type { Authorize, Call } from '../service.ts'
import { settingsContext } from './settings-context.ts'
import { spaceIn } from './start-session.ts'

type Members = Readonly<Record<string, unknown>>

/** Actions without a resource, as the service authorization reference has them. */
const onNothing = [
  ...['ListApps', 'ListDomains', 'ListSpaces', 'ListUserProfiles'],
  'ListStudioLifecycleConfigs',
]

export const authorize: Authorize = (action, input, call) => {
  if (onNothing.includes(action)) return [{ action: `sagemaker:${action}`, resource: '*' }]
  const resource = resourceOf(action, input, call)
  const tags = action.startsWith('Create') || action === 'AddTags' ? tagsOf(input.Tags) : {}
  const context = {
    ...studioContext(call),
    ...contextOf(action, input, call),
    ...requestTags(tags),
    ...tagKeysOf(input),
    ...tagContext(resource, call),
  }
  const needs: AccessNeed[] = [{ action: `sagemaker:${action}`, resource, context }]
  if (action.startsWith('Create') && Object.keys(tags).length > 0) {
    const tagging = { ...requestTags(tags), 'sagemaker:TaggingAction': action }
    needs.push({ action: 'sagemaker:AddTags', resource, context: tagging })
  }
  return [...needs, ...passedRoles(input)]
}

function resourceOf(action: string, input: Members, call: Call): string {
  if (typeof input.ResourceArn === 'string') return input.ResourceArn
  if (typeof input.ResourceIdentifier === 'string') return spaceIn(input.ResourceIdentifier)
  if (action.endsWith('StudioLifecycleConfig')) {
    return lifecycleConfigArn(call, String(input.StudioLifecycleConfigName))
  }
  const domainId = String(input.DomainId)
  const name = (member: string) =>
    typeof input[member] === 'string' ? { [member]: String(input[member]) } : {}
  if (action.endsWith('App')) {
    return appArn(call, {
      DomainId: domainId,
      AppType: String(input.AppType),
      AppName: String(input.AppName),
      ...name('SpaceName'),
      ...name('UserProfileName'),
    })
  }
  if (action.endsWith('Space')) return spaceArn(call, domainId, String(input.SpaceName))
  return input.UserProfileName === undefined
    ? domainArn(call, domainId)
    : userProfileArn(call, domainId, String(input.UserProfileName))
}

/** Documented of apps in private spaces; of Studio's own pages assumed. */
function studioContext({ studioProfile }: Call): Context {
  return studioProfile === undefined ? {} : { 'sagemaker:UserProfileName': studioProfile }
}

function contextOf(action: string, input: Members, call: Call): Context {
  return { ...settingsContext(input), ...(/(App|Space)$/.test(action) && owner(input, call)) }
}

/** Of a space that stands already, its owner and sharing; of one to be made, those asked for. */
function owner(input: Members, call: Call): Context {
  const domainId = String(input.DomainId)
  const known = studioStore.of(call.world).spaces.get(spaceKey(domainId, String(input.SpaceName)))
  const asked = Object(input.OwnershipSettings).OwnerUserProfileName
  const name = known?.ownerUserProfileName ?? asked
  const sharing = known?.sharingType ?? Object(input.SpaceSharingSettings).SharingType
  return {
    ...(typeof name === 'string' && {
      'sagemaker:OwnerUserProfileArn': userProfileArn(call, domainId, name),
    }),
    ...(typeof sharing === 'string' && { 'sagemaker:SpaceSharingType': sharing }),
  }
}

function tagKeysOf({ TagKeys }: Members): Context {
  return Array.isArray(TagKeys) ? { 'aws:TagKeys': TagKeys.map(String) } : {}
}

/** Both keys stand for the same tags (service authorization reference). */
function tagContext(resource: string, { world }: Call): Context {
  const tags = tagsOf(tagsOfResource(world, resource))
  return resourceTags(tags, ['aws:ResourceTag', 'sagemaker:ResourceTag'])
}

/** Roles in settings are passed to SageMaker: that is all that limits which role is given. */
function passedRoles(input: Members): AccessNeed[] {
  const settings = ['UserSettings', 'DefaultUserSettings', 'DefaultSpaceSettings']
  const roles = settings
    .map((member) => Object(input[member] ?? {}).ExecutionRole)
    .filter((role) => typeof role === 'string')
  return [...new Set(roles)].map((role) => ({
    action: 'iam:PassRole',
    resource: role,
    context: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
  }))
}
