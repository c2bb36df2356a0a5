/** Metrics come from callers and from what functions print, and are told by minute and period. */
import { afterEach, describe, expect, it } from 'vitest'
import { takeMetrics } from '../../../sandbox/metrics/embedded.ts'
import { listMetrics } from '../../../sandbox/metrics/metrics.ts'
import { testWorld } from '../../support/test-world.ts'
import { type Enforced, enforced, queue } from '../iam/enforced.ts'
import { cloudwatch, putValues, queryCloudwatch } from './wire.ts'

let sandbox: Enforced | undefined
afterEach(async () => {
  await sandbox?.close()
  sandbox = undefined
})

async function opened(): Promise<Enforced> {
  sandbox = await enforced({ Queue: queue('any') })
  return sandbox
}

/** 2026-01-01T00:00:00Z, when the sandbox's clock starts. */
const start = Date.UTC(2026, 0, 1) / 1000

describe('values that were put', () => {
  it('are told by period and statistic', async () => {
    const { url, world } = await opened()
    await putValues(url, { MetricName: 'Size', Values: [1, 5], Counts: [2, 1] })
    await world.clock.advance(60_000)
    await putValues(url, { MetricName: 'Size', Value: 3 })
    const ask = {
      ...{ Namespace: 'Test', MetricName: 'Size', StartTime: start, EndTime: start + 600 },
      Statistics: ['Sum', 'Average', 'Minimum', 'Maximum', 'SampleCount'],
    }
    const byMinute = await cloudwatch(url, 'GetMetricStatistics', { ...ask, Period: 60 })
    expect(byMinute.Datapoints).toEqual([
      point(start, { Sum: 7, Average: 7 / 3, Minimum: 1, Maximum: 5, SampleCount: 3 }),
      point(start + 60, { Sum: 3, Average: 3, Minimum: 3, Maximum: 3, SampleCount: 1 }),
    ])
    const together = await cloudwatch(url, 'GetMetricStatistics', { ...ask, Period: 300 })
    expect(together.Datapoints).toEqual([
      point(start, { Sum: 10, Average: 2.5, Minimum: 1, Maximum: 5, SampleCount: 4 }),
    ])
  })

  it('are told by GetMetricData, newest first, and each metric by ListMetrics', async () => {
    const { url, world } = await opened()
    const Dimensions = [{ Name: 'Cause', Value: 'lost' }]
    for (const Value of [1, 2]) {
      await putValues(url, { MetricName: 'Mendings', Dimensions, Value })
      await world.clock.advance(60_000)
    }
    const Metric = { Namespace: 'Test', MetricName: 'Mendings', Dimensions }
    const { MetricDataResults } = await cloudwatch(url, 'GetMetricData', {
      MetricDataQueries: [{ Id: 'm', MetricStat: { Metric, Period: 60, Stat: 'Sum' } }],
      StartTime: start,
      EndTime: start + 600,
    })
    expect(MetricDataResults).toMatchObject([{ Id: 'm', Values: [2, 1], StatusCode: 'Complete' }])
    const { Metrics } = await cloudwatch(url, 'ListMetrics', { Dimensions: [{ Name: 'Cause' }] })
    expect(Metrics).toEqual([Metric])
  })

  it('are put and told by forms too', async () => {
    const { url } = await opened()
    await queryCloudwatch(url, {
      Action: 'PutMetricData',
      Namespace: 'Test',
      'MetricData.member.1.MetricName': 'Size',
      'MetricData.member.1.Value': '4',
    })
    const text = await queryCloudwatch(url, {
      Action: 'GetMetricStatistics',
      Namespace: 'Test',
      MetricName: 'Size',
      StartTime: '2026-01-01T00:00:00Z',
      EndTime: '2026-01-01T00:05:00Z',
      Period: '60',
      'Statistics.member.1': 'Sum',
    })
    expect(text).toContain('<Timestamp>2026-01-01T00:00:00.000Z</Timestamp><Sum>4</Sum>')
  })

  it.each([
    ['PutMetricData', { Namespace: 'AWS/Lambda', MetricData: [{ MetricName: 'a', Value: 1 }] }],
    ['PutMetricData', { Namespace: 'Test', MetricData: [{ MetricName: 'a', Value: 'many' }] }],
    ['PutMetricData', { Namespace: 'Test' }],
    ['GetMetricStatistics', { Statistics: ['p99'], StartTime: 0, EndTime: 60, Period: 60 }],
    ['GetMetricStatistics', { Statistics: ['Sum'], StartTime: 0, EndTime: 60, Period: 7 }],
  ])('are refused by %s %j', async (action, input) => {
    const { url } = await opened()
    await expect(cloudwatch(url, action, input)).rejects.toThrow(/InvalidParameter|MissingParam/)
  })
})

function point(Timestamp: number, statistics: object): object {
  return { Timestamp, ...statistics, Unit: 'None' }
}

describe('a line in embedded metric format', () => {
  const place = { accountId: '111122223333', region: 'eu-central-1' }
  const line = (more: object = {}) =>
    JSON.stringify({
      message: 'done',
      _aws: {
        Timestamp: 60_000,
        CloudWatchMetrics: [
          {
            Namespace: 'Test',
            Dimensions: [['Cause'], []],
            Metrics: [{ Name: 'Mendings', Unit: 'Count' }],
          },
        ],
      },
      Cause: 'lost',
      Mendings: 2,
      ...more,
    })

  it('puts its values under each of its sets of dimensions', () => {
    const world = testWorld()
    takeMetrics(world, place, line())
    takeMetrics(world, place, line({ Mendings: [1, 3] }))
    const minute = { sum: 6, count: 3, minimum: 1, maximum: 3 }
    expect(listMetrics(world, place)).toMatchObject([
      { namespace: 'Test', name: 'Mendings', dimensions: { Cause: 'lost' } },
      { namespace: 'Test', name: 'Mendings', dimensions: {} },
    ])
    for (const { minutes } of listMetrics(world, place))
      expect([...minutes]).toEqual([[60_000, minute]])
  })

  it.each([
    '"_aws" in a text',
    '{"_aws":1}',
    '{"_aws":{"CloudWatchMetrics":[null]}}',
    line({ Mendings: 'many' }),
  ])('is left alone when it is none: %s', (text) => {
    const world = testWorld()
    takeMetrics(world, place, text)
    expect(listMetrics(world, place)).toEqual([])
  })
})
