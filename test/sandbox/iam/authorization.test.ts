/** What the emulated actions need exists: actions and resources as IAM's own data has them. */

import { describe, expect, it } from 'vitest'
import { services } from '../../../sandbox/index.generated.ts'
import type { Call } from '../../../sandbox/services/service.ts'
import { testWorld } from '../../support/test-world.ts'
import { getIamAction as actionOf, getResourceTypes } from './iam-data.ts'

const call: Call = {
  world: testWorld(1),
  caller: { arn: 'arn:aws:iam::1:user/a', accessKeyId: 'AKIA', accountId: '111122223333' },
  requestId: 'r',
  accountId: '111122223333',
  region: 'eu-west-1',
  userAgent: '',
}

const machine = 'arn:aws:states:eu-west-1:111122223333:stateMachine:m'

const location = 'arn:aws:datasync:eu-west-1:111122223333:location/loc-0123456789abcdef0'
const task = 'arn:aws:datasync:eu-west-1:111122223333:task/task-0123456789abcdef0'
const dataSync = {
  EfsFilesystemArn: 'arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-12345678',
  LocationArn: location,
  SourceLocationArn: location,
  DestinationLocationArn: location,
  S3Config: { BucketAccessRoleArn: 'arn:aws:iam::111122223333:role/r' },
  S3BucketArn: 'arn:aws:s3:::b',
  TaskArn: task,
  TaskExecutionArn: `${task}/execution/exec-0123456789abcdef0`,
}

/** One request that has the members of all actions. */
const everything = {
  AppName: 'default',
  AppType: 'JupyterServer',
  Bucket: 'b',
  ...dataSync,
  ApplicationArn: 'arn:aws:sso::111122223333:application/ssoins-1/apl-1',
  DomainId: 'd-1',
  Entries: [{ Source: 'a', DetailType: 'b' }],
  GroupId: 'g',
  GroupIds: ['g'],
  IdentityStoreId: 'd-1',
  InstanceArn: 'arn:aws:sso:::instance/ssoins-1',
  Key: 'k',
  MemberId: { UserId: 'u' },
  MembershipId: 'm',
  Name: 'n',
  PolicyArn: 'arn:aws:iam::111122223333:policy/p',
  PipelineExecutionArn: 'arn:aws:sagemaker:eu-west-1:111122223333:pipeline/p/execution/e',
  QuotaCode: 'L-1',
  QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/q',
  RequestItems: { t: {} },
  RoleName: 'r',
  Rule: 'r',
  ServiceCode: 'sagemaker',
  SpaceName: 's',
  StudioLifecycleConfigName: 'c',
  TableName: 't',
  TopicArn: 'arn:aws:sns:eu-west-1:111122223333:t',
  TransactItems: [{ Put: { TableName: 't' }, Get: { TableName: 't' } }],
  UserId: 'u',
  UserProfileName: 'p',
  UserSettings: { ExecutionRole: 'arn:aws:iam::111122223333:role/r' },
  stateMachineArn: machine,
  executionArn: machine.replace('stateMachine', 'execution').concat(':e'),
}

const rows = services.flatMap(({ definition, actions }) =>
  Object.keys(actions).flatMap((action) =>
    (
      definition.authorize?.(action, { ...everything, ...given(definition.name, action) }, call) ??
      []
    ).map((need) => ({ name: `${definition.name} ${action}`, need })),
  ),
)

/** Tags are on tables or on profiles; a domain is no profile. */
function given(service: string, action: string) {
  if (action === 'StartSession')
    return { ResourceIdentifier: 'arn:aws:sagemaker:eu-west-1:111122223333:space/d-1/s' }
  if (service === 'datasync') return { ResourceArn: task }
  const [dynamodb, sagemaker] = ['dynamodb', 'sagemaker'].map(
    (service) => `arn:aws:${service}:eu-west-1:111122223333:`,
  )
  if (/Resource$/.test(action)) return { ResourceArn: `${dynamodb}table/t` }
  if (/Tags$/.test(action)) return { ResourceArn: `${sagemaker}user-profile/d-1/p` }
  return action.endsWith('Domain') ? { UserProfileName: undefined } : {}
}

describe('the permission that an emulated action needs', () => {
  it('is asked for in most services', () => {
    expect(rows.length).toBeGreaterThan(80)
  })

  it.each(rows)('$name needs $need.action on a resource it knows', ({ need }) => {
    const [service = '', action = ''] = need.action.split(':')
    const known = actionOf(service, action)
    expect(known, need.action).toBeDefined()
    // Datasets are of OTLP metrics; the others are no resources.
    const types = known?.resourceTypes.filter((type) => type !== 'dataset') ?? []
    if (types.length === 0) return expect(need.resource).toBe('*')
    const patterns = getResourceTypes(service, types)
    expect(patterns.some((pattern) => pattern.test(need.resource))).toBe(true)
  })
})
