/** Amazon SNS, standard topics: publishing and looking; templates make topics and subscriptions. */
import type { ServiceDefinition } from '../service.ts'
import { authorize } from './authorization.ts'

/** Publish is a data event; what management calls leave in CloudTrail is not emulated. */
export const service: ServiceDefinition = {
  name: 'sns',
  protocol: 'awsQuery',
  query: { version: '2010-03-31', xmlNamespace: 'http://sns.amazonaws.com/doc/2010-03-31/' },
  authorize,
  accessDenied: { code: 'AuthorizationError', status: 403 },
}
