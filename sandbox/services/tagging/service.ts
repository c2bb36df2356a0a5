/** The Resource Groups Tagging API, over what carries tags in SageMaker. */
import { apiRecorder } from '../../cloudtrail/api-record.ts'
import type { Authorize, ServiceDefinition } from '../service.ts'

/** IAM's prefix is `tag`; its actions know no resource. */
const authorize: Authorize = (action) => [{ action: `tag:${action}`, resource: '*' }]

export const service: ServiceDefinition = {
  name: 'tagging',
  protocol: 'awsJson1_1',
  target: 'ResourceGroupsTaggingAPI_20170126',
  record: apiRecorder('tagging.amazonaws.com'),
  authorize,
}
