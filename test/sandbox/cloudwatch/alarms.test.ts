/** Alarms follow the values of their metric by the world's clock, and tell their topics. */
import { afterEach, describe, expect, it } from 'vitest'
import { countOne } from '../../../sandbox/metrics/service-metrics.ts'
import { account, queue, region } from '../iam/enforced.ts'
import {
  type TopicSandbox,
  topic,
  topicArn,
  topicPolicy,
  topicSandbox,
} from '../sns/topic-sandbox.ts'
import { cloudwatch, putValues } from './wire.ts'

let sandbox: TopicSandbox | undefined
afterEach(async () => {
  await sandbox?.close()
  sandbox = undefined
})

const MINUTE_MS = 60_000

const alarm = (properties: object = {}) => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: {
    AlarmName: 'failures',
    AlarmDescription: 'runbook: Something failed',
    Namespace: 'Test',
    MetricName: 'Failures',
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    TreatMissingData: 'notBreaching',
    AlarmActions: [{ Ref: 'Topic' }],
    OKActions: [{ Ref: 'Topic' }],
    ...properties,
  },
})

const opened = async (properties: object = {}, more: object = {}) => {
  sandbox = await topicSandbox({ Topic: topic('alarms'), Alarm: alarm(properties), ...more })
  return sandbox
}

const pass = ({ world }: TopicSandbox, minutes: number) => world.clock.advance(minutes * MINUTE_MS)

async function stateOf({ url }: TopicSandbox): Promise<string> {
  const { MetricAlarms } = await cloudwatch(url, 'DescribeAlarms', {})
  return String((MetricAlarms as ReadonlyArray<{ StateValue: string }>)[0]?.StateValue)
}

async function told(sandbox: TopicSandbox): Promise<string[]> {
  const notices = await sandbox.notices()
  return notices.map(({ message }) => JSON.parse(String(message)).NewStateValue).reverse()
}

describe('an alarm', () => {
  it('rings when its metric crosses the threshold, and says so when that is over', async () => {
    const world = await opened()
    expect(await stateOf(world)).toBe('INSUFFICIENT_DATA')
    await pass(world, 1)
    expect(await stateOf(world)).toBe('OK')
    await putValues(world.url, { MetricName: 'Failures', Value: 1 })
    await pass(world, 1)
    expect(await stateOf(world)).toBe('ALARM')
    await pass(world, 1)
    expect(await stateOf(world)).toBe('OK')
    expect(await told(world)).toEqual(['OK', 'ALARM', 'OK'])
    const [, notice] = await world.notices()
    expect(notice).toMatchObject({
      subject: `ALARM: "failures" in ${region}`,
      publisher: 'cloudwatch.amazonaws.com',
      time: '2026-01-01T00:02:00.000Z',
    })
    expect(JSON.parse(String(notice?.message))).toMatchObject({
      AlarmName: 'failures',
      AlarmDescription: 'runbook: Something failed',
      OldStateValue: 'OK',
      NewStateReason: expect.stringContaining('[1]'),
      Trigger: { Namespace: 'Test', MetricName: 'Failures', Statistic: 'SUM', Period: 60 },
    })
  })

  it('takes so many of so many periods to ring', async () => {
    const world = await opened({ EvaluationPeriods: 3, DatapointsToAlarm: 2 })
    const states: string[] = []
    for (const value of [1, 0, 1, 0]) {
      await putValues(world.url, { MetricName: 'Failures', Value: value })
      await pass(world, 1)
      states.push(await stateOf(world))
    }
    expect(states).toEqual(['OK', 'OK', 'ALARM', 'OK'])
  })

  it.each([
    ['notBreaching', ['OK', 'ALARM', 'OK', 'OK']],
    ['breaching', ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
    ['missing', ['INSUFFICIENT_DATA', 'ALARM', 'INSUFFICIENT_DATA', 'INSUFFICIENT_DATA']],
    ['ignore', ['INSUFFICIENT_DATA', 'ALARM', 'ALARM', 'ALARM']],
  ])('takes missing values as %s says', async (TreatMissingData, expected) => {
    const world = await opened({ TreatMissingData })
    const states: string[] = []
    for (const value of [undefined, 2, undefined, undefined]) {
      if (value !== undefined) await putValues(world.url, { MetricName: 'Failures', Value: value })
      await pass(world, 1)
      states.push(await stateOf(world))
    }
    expect(states).toEqual(expected)
  })

  it('hears silence: a heartbeat that stays away for three periods', async () => {
    const world = await opened({
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
      Period: 900,
      EvaluationPeriods: 3,
    })
    const states: string[] = []
    for (const beats of [1, 1, 1, 0, 0, 0]) {
      if (beats) await putValues(world.url, { MetricName: 'Failures', Value: beats })
      await pass(world, 15)
      states.push(await stateOf(world))
    }
    expect(states).toEqual(['OK', 'OK', 'OK', 'OK', 'OK', 'ALARM'])
  })

  it('watches how many messages lie in a queue', async () => {
    const world = await opened(
      {
        Namespace: 'AWS/SQS',
        MetricName: 'ApproximateNumberOfMessagesVisible',
        Dimensions: [{ Name: 'QueueName', Value: 'dead' }],
        Statistic: 'Maximum',
      },
      { Dead: queue('dead'), Other: queue('other') },
    )
    await pass(world, 10)
    const send = (name: string) =>
      fetch(world.url, {
        method: 'POST',
        headers: { 'x-amz-target': 'AmazonSQS.SendMessage' },
        body: JSON.stringify({
          QueueUrl: `${world.url}/queue/${region}/${account}/${name}`,
          MessageBody: 'a',
        }),
      })
    await send('other')
    await pass(world, 2)
    expect(await stateOf(world)).toBe('OK')
    await send('dead')
    await pass(world, 1)
    expect(await stateOf(world)).toBe('ALARM')
    expect(await world.bodies('dead')).toEqual(['a'])
    await pass(world, 3)
    expect(await told(world)).toContain('ALARM')
  })

  it('watches what the services count of themselves', async () => {
    const arn = `arn:aws:states:${region}:${account}:stateMachine:machine`
    const world = await opened({
      Namespace: 'AWS/States',
      MetricName: 'ExecutionsFailed',
      Dimensions: [{ Name: 'StateMachineArn', Value: arn }],
    })
    const dimension = ['StateMachineArn', arn] as const
    countOne(world.world, 'AWS/States ExecutionsSucceeded', { arn, dimension })
    await pass(world, 1)
    expect(await stateOf(world)).toBe('OK')
    countOne(world.world, 'AWS/States ExecutionsFailed', { arn, dimension })
    await pass(world, 1)
    expect(await stateOf(world)).toBe('ALARM')
  })

  it('makes no time pass, and sets no timer while nothing can change', async () => {
    const world = await opened()
    const before = world.world.clock.now()
    expect(await world.world.clock.quiet(1_000)).toBe(true)
    expect(world.world.clock.now()).toBe(before)
    await pass(world, 5)
    // A year of judging each minute would take long: nothing comes, so nothing is judged.
    await pass(world, 365 * 24 * 60)
    expect(await stateOf(world)).toBe('OK')
  })
})

describe('the topic of an alarm', () => {
  const mayPublish = (service: string) => ({
    Effect: 'Allow',
    Principal: { Service: service },
    Action: 'sns:Publish',
    Resource: topicArn('alarms'),
  })

  it('hears it by the default policy, or by one that allows CloudWatch', async () => {
    const world = await opened(
      {},
      { Policy: topicPolicy('Topic', mayPublish('cloudwatch.amazonaws.com')) },
    )
    await pass(world, 1)
    expect(await told(world)).toEqual(['OK'])
  })

  it('hears nothing when its policy allows others only, and the notices say so', async () => {
    const world = await opened(
      {},
      { Policy: topicPolicy('Topic', mayPublish('events.amazonaws.com')) },
    )
    await pass(world, 1)
    expect(await told(world)).toEqual([])
    const state = await (await fetch(`${world.url}/_sandbox/state`)).json()
    expect((state as { notices: string[] }).notices).toEqual([
      expect.stringContaining('alarm failures could not publish'),
    ])
  })

  it.each([
    ['a percentile', { Statistic: 'p99' }],
    ['a function for an action', { AlarmActions: ['arn:aws:lambda:eu-central-1:1:function:f'] }],
    ['a period of ten seconds', { Period: 10 }],
    ['more datapoints than periods', { DatapointsToAlarm: 2 }],
  ])('stops at load for %s', async (_what, properties) => {
    await expect(opened(properties)).rejects.toThrow(/must be/)
  })
})
