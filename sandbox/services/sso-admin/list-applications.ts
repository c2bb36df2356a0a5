/**
 * ListApplications, filtered by account and by provider. The model knows no error for an instance
 * that is not there: ValidationException is assumed.
 */
import { applicationsOf, instanceOf } from '../../identity-center/applications.ts'
import { AwsError } from '../service.ts'
import { type PageRequest, pageOf } from './page.ts'
import { STUDIO_PROVIDER, shownApplication } from './show.ts'
import { ssoAction } from './sso-action.ts'

interface ListApplicationsRequest extends PageRequest {
  readonly InstanceArn: string
  readonly Filter?: {
    readonly ApplicationAccount?: string
    readonly ApplicationProvider?: string
  }
}

export const action = ssoAction((request: ListApplicationsRequest, call) => {
  const { InstanceArn, Filter = {} } = request
  const { ApplicationAccount: account, ApplicationProvider: provider = STUDIO_PROVIDER } = Filter
  if (InstanceArn !== instanceOf(call.world).instanceArn) {
    throw new AwsError('ValidationException', `Instance ${InstanceArn} was not found.`)
  }
  const found = applicationsOf(call.world).filter(
    ({ applicationAccount }) => account === undefined || applicationAccount === account,
  )
  const { items, next } = pageOf(provider === STUDIO_PROVIDER ? found : [], request)
  return { Applications: items.map((one) => shownApplication(call.world, one)), ...next }
})
