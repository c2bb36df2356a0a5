/**
 * UpdateSpace: members of SpaceSettings that are sent replace, the others are kept (assumed). They
 * show at once (assumed). A change of the EBS volume leaves its storage unavailable for a while
 * after the space is InService again. ResourceInUse in other statuses is assumed.
 */
import { beginSpaceUpdate } from '../../studio/lifecycle.ts'
import type { Settings } from '../../studio/store.ts'
import { resourceInUse } from './errors.ts'
import { findSpace, type SpaceName } from './find.ts'
import { studioAction } from './studio-action.ts'

interface UpdateSpaceRequest extends SpaceName {
  readonly SpaceSettings?: Settings
  readonly SpaceDisplayName?: string
}

export const action = studioAction('UpdateSpace', (request: UpdateSpaceRequest, call) => {
  const space = findSpace(call, request)
  if (space.status !== 'InService' && space.status !== 'Update_Failed') {
    throw resourceInUse(`Unable to update Space [${space.arn}] because it is ${space.status}`)
  }
  space.spaceSettings = { ...space.spaceSettings, ...request.SpaceSettings }
  if (request.SpaceDisplayName !== undefined) space.displayName = request.SpaceDisplayName
  const resized = request.SpaceSettings?.SpaceStorageSettings !== undefined
  beginSpaceUpdate(call.world, space, resized)
  return { SpaceArn: space.arn }
})
