/**
 * What SSO Admin's actions need: the application they are about, or the instance, with
 * `sso:ApplicationAccount` and `sso:PrimaryRegion` (service authorization reference).
 */
import type { Context } from '../../iam/evaluate/request.ts'
import { applicationOf, instanceOf } from '../../identity-center/applications.ts'
import type { Authorize, Call } from '../service.ts'

const onNothing = ['ListApplications', 'ListInstances']

export const authorize: Authorize = (action, input, call) => {
  const needed = `sso:${action}`
  if (onNothing.includes(action)) return [{ action: needed, resource: '*' }]
  const ofInstance = action === 'ListApplicationAssignmentsForPrincipal'
  const resource = String(ofInstance ? input.InstanceArn : input.ApplicationArn)
  const application = ofInstance ? Object(input.Filter).ApplicationArn : input.ApplicationArn
  return [{ action: needed, resource, context: contextOf(call, application) }]
}

function contextOf({ world }: Call, applicationArn: unknown): Context {
  const application = applicationOf(world, String(applicationArn))
  return {
    'sso:PrimaryRegion': instanceOf(world).primaryRegion,
    ...(application && { 'sso:ApplicationAccount': application.applicationAccount }),
  }
}
