/** What is published to a topic reaches its subscribers, where policies and filters let it. */
import { afterEach, describe, expect, it } from 'vitest'
import { putOperatorEvents } from '../../../sandbox/events/operator-events.ts'
import { allow, queue, queueArn, role, trusting } from '../iam/enforced.ts'
import {
  mailbox,
  subscription,
  type TopicSandbox,
  topic,
  topicArn,
  topicPolicy,
  topicSandbox,
} from './topic-sandbox.ts'

let sandbox: TopicSandbox | undefined
afterEach(async () => {
  await sandbox?.close()
  sandbox = undefined
})

const toBox = (more: object = {}) =>
  subscription('Topic', { Protocol: 'sqs', Endpoint: queueArn('box'), ...more })

const publish = { Action: 'Publish', TopicArn: topicArn('operators'), Message: 'A hold waits.' }
const lambda = { Service: 'lambda.amazonaws.com' }
const eventsMayPublish = {
  Effect: 'Allow',
  Principal: { Service: 'events.amazonaws.com' },
  Action: 'sns:Publish',
  Resource: topicArn('operators'),
}

describe('a published message', () => {
  it('reaches a queue as a notification, and an address stays in the notices', async () => {
    sandbox = await topicSandbox({
      Topic: topic('operators'),
      ...mailbox('box', 'operators'),
      Queue: toBox(),
      Mail: subscription('Topic', { Protocol: 'email', Endpoint: 'ops@example.com' }),
    })
    const { status, text } = await sandbox.sns({ ...publish, Subject: 'Held' })
    expect(status).toBe(200)
    const [, messageId] = /<MessageId>(.*)<\/MessageId>/.exec(text) ?? []
    const [body = ''] = await sandbox.bodies('box')
    expect(JSON.parse(body)).toMatchObject({
      Type: 'Notification',
      MessageId: messageId,
      TopicArn: topicArn('operators'),
      Subject: 'Held',
      Message: 'A hold waits.',
      Timestamp: '2026-01-01T00:00:00.000Z',
    })
    expect(await sandbox.notices()).toEqual([
      {
        time: '2026-01-01T00:00:00.000Z',
        topicArn: topicArn('operators'),
        topic: 'operators',
        messageId,
        subject: 'Held',
        message: 'A hold waits.',
        publisher: expect.stringContaining(':user/'),
        deliveries: [
          { protocol: 'sqs', endpoint: queueArn('box'), outcome: 'delivered' },
          { protocol: 'email', endpoint: 'ops@example.com', outcome: 'kept' },
        ],
      },
    ])
  })

  it('reaches a queue as it is when delivery is raw', async () => {
    sandbox = await topicSandbox({
      Topic: topic('operators'),
      ...mailbox('box', 'operators'),
      Queue: toBox({ RawMessageDelivery: true }),
    })
    await sandbox.sns(publish)
    expect(await sandbox.bodies('box')).toEqual(['A hold waits.'])
  })

  it('goes to the dead-letter queue when the queue does not allow the topic', async () => {
    sandbox = await topicSandbox({
      Topic: topic('operators'),
      ...mailbox('dead', 'operators'),
      Closed: queue('box'),
      Queue: toBox({ RedrivePolicy: { deadLetterTargetArn: queueArn('dead') } }),
    })
    await sandbox.sns(publish)
    expect(await sandbox.bodies('box')).toEqual([])
    expect(await sandbox.bodies('dead')).toHaveLength(1)
    const [notice] = await sandbox.notices()
    expect(notice?.deliveries).toMatchObject([
      { outcome: 'dead letter', reason: expect.stringContaining('sqs:SendMessage') },
    ])
  })

  const event = { 'MessageAttributes.entry.1.Name': 'kind' }
  const kind = (value: string) => ({
    ...event,
    'MessageAttributes.entry.1.Value.DataType': 'String',
    'MessageAttributes.entry.1.Value.StringValue': value,
  })

  it('reaches only queues whose filter policy takes its attributes', async () => {
    sandbox = await topicSandbox({
      Topic: topic('operators'),
      ...mailbox('box', 'operators'),
      Queue: toBox({ RawMessageDelivery: true, FilterPolicy: { kind: [{ prefix: 'he' }] } }),
    })
    await sandbox.sns({ ...publish, ...kind('held') })
    await sandbox.sns({ ...publish, ...kind('granted') })
    await sandbox.sns(publish)
    expect(await sandbox.bodies('box')).toHaveLength(1)
  })

  it('reaches only queues whose filter policy takes its body', async () => {
    sandbox = await topicSandbox({
      Topic: topic('operators'),
      ...mailbox('box', 'operators'),
      Queue: toBox({
        RawMessageDelivery: true,
        FilterPolicyScope: 'MessageBody',
        FilterPolicy: { detail: { count: [{ numeric: ['>', 2] }] } },
      }),
    })
    for (const Message of ['{"detail":{"count":3}}', '{"detail":{"count":2}}', 'no JSON'])
      await sandbox.sns({ ...publish, Message })
    expect(await sandbox.bodies('box')).toEqual(['{"detail":{"count":3}}'])
  })
})

describe('SNS', () => {
  it('lets a role publish that may, and answers others AuthorizationError', async () => {
    sandbox = await topicSandbox({
      Topic: topic('operators'),
      May: role('may', trusting(lambda), allow('sns:Publish', topicArn('operators'))),
      MayNot: role('may-not', trusting(lambda), allow('sns:Publish', topicArn('other'))),
    })
    expect(await sandbox.sns(publish, 'may')).toMatchObject({ status: 200 })
    expect(await sandbox.sns(publish, 'may-not')).toMatchObject({
      status: 403,
      text: expect.stringContaining('<Code>AuthorizationError</Code>'),
    })
  })

  it('shows topics and subscriptions, and ends a subscription', async () => {
    sandbox = await topicSandbox({
      Topic: topic('operators'),
      ...mailbox('box', 'operators'),
      Queue: toBox(),
    })
    const TopicArn = topicArn('operators')
    const subscribed = await sandbox.sns({
      Action: 'Subscribe',
      TopicArn,
      Protocol: 'email',
      Endpoint: 'anna@example.com',
    })
    expect(subscribed.text).toContain('pending confirmation')
    expect((await sandbox.sns({ Action: 'ListTopics' })).text).toContain(TopicArn)
    const { text } = await sandbox.sns({ Action: 'GetTopicAttributes', TopicArn })
    const confirmed = '<key>SubscriptionsConfirmed</key><value>1</value>'
    const pending = '<key>SubscriptionsPending</key><value>1</value>'
    expect([text.includes(confirmed), text.includes(pending)]).toEqual([true, true])
    const listed = await sandbox.sns({ Action: 'ListSubscriptionsByTopic', TopicArn })
    const [, SubscriptionArn = ''] = /<SubscriptionArn>(arn.*?)</.exec(listed.text) ?? []
    await sandbox.sns({ Action: 'Unsubscribe', SubscriptionArn })
    await sandbox.sns(publish)
    expect((await sandbox.notices())[0]?.deliveries).toMatchObject([{ outcome: 'pending' }])
  })

  it.each([
    ['a topic there is not', { TopicArn: topicArn('nobody') }, 404, 'NotFound'],
    ['an empty message', { Message: '' }, 400, 'InvalidParameter'],
    ['a message over 256 KiB', { Message: 'x'.repeat(262_145) }, 400, 'InvalidParameter'],
    ['a subject of two lines', { Subject: 'a\nb' }, 400, 'InvalidParameter'],
  ])('refuses %s', async (_what, change, status, code) => {
    sandbox = await topicSandbox({ Topic: topic('operators') })
    const answer = await sandbox.sns({ ...publish, ...change })
    expect(answer).toMatchObject({ status, text: expect.stringContaining(`<Code>${code}</Code>`) })
    expect(await sandbox.notices()).toEqual([])
  })

  it.each([
    ['a function', { Protocol: 'lambda', Endpoint: 'arn:aws:lambda:::function:f' }],
    ['a wildcard', { Protocol: 'sms', Endpoint: '+1', FilterPolicy: { a: [{ wildcard: '*' }] } }],
    ['six keys', { Protocol: 'sms', Endpoint: '+1', FilterPolicy: keys(6) }],
  ])('stops at load at a subscription with %s', async (_what, properties) => {
    const resources = { Topic: topic('operators'), One: subscription('Topic', properties) }
    await expect(topicSandbox(resources)).rejects.toThrow(/Invalid parameter/)
  })
})

function keys(count: number): object {
  return Object.fromEntries(Array.from({ length: count }, (_, n) => [`key${n}`, ['a']]))
}

describe('a rule with a topic for a target', () => {
  const rule = (target: object) => ({
    Type: 'AWS::Events::Rule',
    Properties: {
      Name: 'tell',
      EventPattern: { source: ['test'] },
      Targets: [{ Id: 'topic', Arn: topicArn('operators'), ...target }],
    },
  })
  const put = async ({ world }: TopicSandbox) => {
    const detail = { who: 'ada', command: 'rollcall holds' }
    await putOperatorEvents(world, [{ source: 'test', 'detail-type': 'Held', detail }])
    await world.clock.quiet(5_000)
  }

  it('publishes the text that its template makes of the event', async () => {
    sandbox = await topicSandbox({
      Topic: topic('operators'),
      Policy: topicPolicy('Topic', eventsMayPublish),
      Rule: rule({
        InputTransformer: {
          InputPathsMap: { who: '$.detail.who', command: '$.detail.command' },
          InputTemplate: '"<who> is held. Next: <command>"',
        },
      }),
    })
    await put(sandbox)
    expect(await sandbox.notices()).toMatchObject([
      { message: '"ada is held. Next: rollcall holds"', publisher: 'events.amazonaws.com' },
    ])
  })

  it('publishes the event itself without a template', async () => {
    sandbox = await topicSandbox({
      Topic: topic('operators'),
      Policy: topicPolicy('Topic', eventsMayPublish),
      Rule: rule({}),
    })
    await put(sandbox)
    const [notice] = await sandbox.notices()
    expect(JSON.parse(String(notice?.message))).toMatchObject({ detail: { who: 'ada' } })
  })

  it('goes to its dead-letter queue where the topic’s policy does not allow it', async () => {
    sandbox = await topicSandbox({
      Topic: topic('operators'),
      Dead: queue('dead'),
      DeadPolicy: {
        Type: 'AWS::SQS::QueuePolicy',
        Properties: {
          Queues: [{ Ref: 'Dead' }],
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              { ...eventsMayPublish, Action: 'sqs:SendMessage', Resource: queueArn('dead') },
            ],
          },
        },
      },
      Rule: rule({ DeadLetterConfig: { Arn: queueArn('dead') } }),
    })
    await put(sandbox)
    expect(await sandbox.notices()).toEqual([])
    expect(await sandbox.bodies('dead')).toHaveLength(1)
  })

  it.each([
    ['a role', { RoleArn: 'arn:aws:iam::111122223333:role/rule' }, /RoleArn is not for target/],
    [
      'a topic of another Region',
      { Arn: 'arn:aws:sns:us-east-1:111122223333:operators' },
      /in the Region of the rule/,
    ],
  ])('stops at load with %s', async (_what, target, message) => {
    const resources = { Topic: topic('operators'), Rule: rule(target) }
    await expect(topicSandbox(resources)).rejects.toThrow(message)
  })
})
