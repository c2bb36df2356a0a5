/** Sessions of roles may do what their policies say; a refusal reads as AWS's and says why. */
import { DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb'
import { CreateUserProfileCommand, SageMakerClient } from '@aws-sdk/client-sagemaker'
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { trailRecords } from '../../../sandbox/cloudtrail/trail.ts'
import { queueUrl } from '../../../sandbox/queues/queue.ts'
import {
  account,
  allow,
  document,
  type Enforced,
  enforced,
  queue,
  queueArn,
  queuePolicy,
  region,
  role,
  roleArn,
  tableArn,
  trusting,
} from './enforced.ts'

const lambda = { Service: 'lambda.amazonaws.com' }
const profiles = `arn:aws:sagemaker:${region}:${account}:user-profile/d-1/*`

const resources = {
  Mine: queue('mine'),
  Theirs: queue('theirs'),
  Open: queue('open'),
  OpenPolicy: queuePolicy('Open', {
    Effect: 'Allow',
    Principal: { AWS: roleArn('worker') },
    Action: 'sqs:SendMessage',
    Resource: queueArn('open'),
  }),
  Table: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      TableName: 'notes',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    },
  },
  Worker: role(
    'worker',
    trusting(lambda),
    allow('sqs:SendMessage', queueArn('mine'), { Sid: 'SendMine' }),
    allow(['dynamodb:PutItem', 'dynamodb:UpdateItem'], tableArn('notes')),
    allow(['sagemaker:CreateUserProfile', 'sagemaker:AddTags'], profiles),
    allow('iam:PassRole', roleArn('persona'), {
      Condition: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
    }),
    allow('sts:AssumeRole', roleArn('open-to-account')),
  ),
  Persona: role('persona', trusting({ Service: 'sagemaker.amazonaws.com' })),
  ByAccount: role('open-to-account', trusting({ AWS: account })),
  ByName: role('open-to-worker', trusting({ AWS: roleArn('worker') })),
  Closed: role('closed', trusting(lambda)),
  Bounded: {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: 'bounded',
      AssumeRolePolicyDocument: trusting(lambda),
      PermissionsBoundary: { Ref: 'Boundary' },
      Policies: [{ PolicyName: 'all', PolicyDocument: document(allow('sqs:*', '*')) }],
    },
  },
  Boundary: {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { PolicyDocument: document(allow('sqs:ReceiveMessage', '*')) },
  },
}

let sandbox: Enforced
beforeAll(async () => {
  sandbox = await enforced(resources)
})
afterAll(() => sandbox.close())

const who = (name: string) => `arn:aws:sts::${account}:assumed-role/${name}/one`

function send(to: string, as = 'worker', session = {}) {
  const QueueUrl = queueUrl(sandbox.world, { accountId: account, region, name: to })
  const client = new SQSClient(sandbox.as(as, session))
  return client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'hello' }))
}

const decisions = () => sandbox.world.calls.decisions()

describe('a call of a role’s session', () => {
  it('is allowed by its own policy, and the statement is told', async () => {
    await send('mine')
    expect(decisions()).toContainEqual(
      expect.objectContaining({
        caller: roleArn('worker'),
        action: 'sqs:SendMessage',
        resource: queueArn('mine'),
        decision: 'Allowed',
        policy: 'own',
        statement: 'SendMine',
      }),
    )
    const page = await (await fetch(`${sandbox.url}/_sandbox/calls`)).json()
    expect(page).toContainEqual(
      expect.objectContaining({
        action: 'SendMessage',
        decisions: [expect.objectContaining({ statement: 'SendMine', count: 1 })],
      }),
    )
  })

  it('is refused otherwise, in AWS’s words', async () => {
    await expect(send('theirs')).rejects.toMatchObject({
      name: 'AccessDenied',
      message:
        `User: ${who('worker')} is not authorized to perform: sqs:SendMessage on resource: ` +
        `${queueArn('theirs')} because no identity-based policy allows the sqs:SendMessage action`,
    })
    expect(decisions()).toContainEqual(
      expect.objectContaining({ resource: queueArn('theirs'), decision: 'ImplicitlyDenied' }),
    )
  })

  it('is allowed by the queue’s policy alone', async () => {
    await send('open')
    expect(decisions()).toContainEqual(
      expect.objectContaining({ resource: queueArn('open'), kind: 'resource-based policy' }),
    )
  })

  it('is limited by the role’s boundary', async () => {
    await expect(send('mine', 'bounded')).rejects.toThrow(
      'because no permissions boundary allows the sqs:SendMessage action',
    )
  })

  it('is limited by the session’s own policy', async () => {
    const policies = [{ name: 's', document: document(allow('sqs:ReceiveMessage', '*')) }]
    await expect(send('mine', 'worker', { policies })).rejects.toThrow(
      'because no session policy allows the sqs:SendMessage action',
    )
  })
})

describe('a transaction', () => {
  const put = { Put: { TableName: 'notes', Item: { id: { S: 'a' } } } }
  const check = {
    ConditionCheck: {
      TableName: 'notes',
      Key: { id: { S: 'b' } },
      ConditionExpression: 'attribute_not_exists(id)',
    },
  }

  it('needs the action of each of its items', async () => {
    const client = new DynamoDBClient(sandbox.as('worker'))
    await client.send(new TransactWriteItemsCommand({ TransactItems: [put] }))
    const both = new TransactWriteItemsCommand({ TransactItems: [put, check] })
    await expect(client.send(both)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('dynamodb:ConditionCheckItem'),
    })
  })
})

describe('a profile', () => {
  const create = (role_: string) =>
    new SageMakerClient(sandbox.as('worker')).send(
      new CreateUserProfileCommand({
        DomainId: 'd-1',
        UserProfileName: 'one',
        UserSettings: { ExecutionRole: roleArn(role_) },
        Tags: [{ Key: 'team', Value: 'a' }],
      }),
    )

  it('can only be given a role that its maker may pass', async () => {
    const resource = roleArn('closed')
    await expect(create('closed')).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(`iam:PassRole on resource: ${resource}`),
    })
    // With a role that may be passed it goes on, to a domain that is not there.
    await expect(create('persona')).rejects.toMatchObject({ name: 'ValidationException' })
    expect(decisions().map(({ action }) => action)).toContain('sagemaker:AddTags')
  })

  it('leaves the refusal in the trail', () => {
    const record = trailRecords(sandbox.world).find((one) => one.eventName === 'CreateUserProfile')
    expect(record).toMatchObject({ errorCode: expect.stringContaining('AccessDenied') })
  })
})

describe('assuming a role', () => {
  const assume = (name: string, more: object = {}) =>
    new STSClient(sandbox.as('worker')).send(
      new AssumeRoleCommand({ RoleArn: roleArn(name), RoleSessionName: 'two', ...more }),
    )

  it('takes trust, and a permission where the trust names the account', async () => {
    await assume('open-to-account')
    await assume('open-to-worker')
    await expect(assume('closed')).rejects.toMatchObject({
      name: 'AccessDenied',
      message:
        `User: ${who('worker')} is not authorized to perform: sts:AssumeRole on resource: ` +
        `${roleArn('closed')} because no role trust policy allows the sts:AssumeRole action`,
    })
  })

  it('takes trust for a source identity and for tags on top', async () => {
    await expect(assume('open-to-worker', { SourceIdentity: 'maya' })).rejects.toThrow(
      'no role trust policy allows the sts:SetSourceIdentity action',
    )
    await expect(assume('open-to-worker', { Tags: [{ Key: 'a', Value: 'b' }] })).rejects.toThrow(
      'no role trust policy allows the sts:TagSession action',
    )
  })

  it('with a policy that IAM does not understand is refused', async () => {
    const Policy = JSON.stringify(document(allow('sqs:Sing', '*')))
    await expect(assume('open-to-worker', { Policy })).rejects.toMatchObject({
      name: 'MalformedPolicyDocumentException',
    })
  })
})

it('with permissions off, nothing is judged', async () => {
  const free = await enforced(resources, { permissions: 'off' })
  try {
    const QueueUrl = queueUrl(free.world, { accountId: account, region, name: 'theirs' })
    const client = new SQSClient(free.as('worker'))
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'hello' }))
    expect(free.world.calls.decisions()).toEqual([])
  } finally {
    await free.close()
  }
})
