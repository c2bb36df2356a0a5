/**
 * DeleteSpace: destroys the space's volume. Pending is ValidationException (seen). Assumed:
 * ResourceInUse while apps exist, and while Updating or Deleting; all texts.
 */
import { beginSpaceDelete } from '../../studio/lifecycle.ts'
import { studioStore } from '../../studio/store.ts'
import { resourceInUse, validationException } from './errors.ts'
import { findSpace, type SpaceName } from './find.ts'
import { studioAction } from './studio-action.ts'

export const action = studioAction('DeleteSpace', (request: SpaceName, call) => {
  const space = findSpace(call, request)
  const refusal = `Unable to delete Space [${space.arn}] because`
  if (space.status === 'Pending') throw validationException(`${refusal} it is Pending`)
  if (space.status === 'Updating' || space.status === 'Deleting') {
    throw resourceInUse(`${refusal} it is ${space.status}`)
  }
  const apps = [...studioStore.of(call.world).apps.values()]
  const used = apps.some(
    (app) =>
      app.domainId === space.domainId &&
      app.spaceName === space.spaceName &&
      app.status !== 'Deleted' &&
      app.status !== 'Failed',
  )
  if (used) throw resourceInUse(`${refusal} App(s) are associated with it.`)
  beginSpaceDelete(call.world, space)
  return undefined
})
