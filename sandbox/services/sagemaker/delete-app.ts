/**
 * DeleteApp. For apps Deleted or Failed: ValidationException with the words that Terraform's
 * provider looks for. Deleting and Pending are ResourceInUse (assumed; whether a Pending app can be
 * deleted is not established, so the sandbox takes the case that is worse for callers).
 */
import { beginAppDelete } from '../../studio/app-lifecycle.ts'
import type { AppAddress } from '../../studio/store.ts'
import { resourceInUse, validationException } from './errors.ts'
import { findApp } from './find.ts'
import { studioAction } from './studio-action.ts'

export const action = studioAction('DeleteApp', (request: AppAddress, call) => {
  const app = findApp(call, request)
  if (app.status === 'Deleted') {
    throw validationException(`App [${app.arn}] has already been deleted`)
  }
  if (app.status === 'Failed') {
    throw validationException(`App [${app.arn}] previously failed and was automatically deleted`)
  }
  if (app.status !== 'InService') {
    throw resourceInUse(`Unable to delete app [${app.arn}] because it is ${app.status}`)
  }
  beginAppDelete(call.world, app)
  return undefined
})
