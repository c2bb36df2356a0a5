/** An alarm on one metric: read from its template, and judged over its periods. */
import { AwsError } from '../services/service.ts'
import type { World } from '../world/world.ts'
import {
  findMetric,
  type MetricIdentity,
  type Statistic,
  statisticOf,
  statistics,
} from './metrics.ts'

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA'

const treatments = ['missing', 'notBreaching', 'breaching', 'ignore'] as const

type Comparison = (value: number, threshold: number) => boolean

const comparisons: Readonly<Record<string, Comparison>> = {
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  GreaterThanThreshold: (value, threshold) => value > threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
}

export interface Alarm {
  readonly name: string
  readonly arn: string
  readonly description: string
  readonly accountId: string
  readonly region: string
  readonly metric: MetricIdentity
  readonly statistic: Statistic
  /** Seconds: a multiple of 60. */
  readonly period: number
  readonly evaluationPeriods: number
  readonly datapointsToAlarm: number
  readonly threshold: number
  readonly comparison: string
  readonly treatMissingData: (typeof treatments)[number]
  readonly actionsEnabled: boolean
  /** Topics by the state that is entered. */
  readonly actions: Readonly<Record<AlarmState, readonly string[]>>
  readonly createdAtMs: number
  state: AlarmState
  reason: string
  stateAtMs: number
  /** The end of the periods it was judged over last; -Infinity before. */
  judgedMs: number
}

type Properties = Readonly<Record<string, unknown>>

export interface AlarmPlace {
  readonly accountId: string
  readonly region: string
  readonly name: string
  readonly nowMs: number
}

/** Throws `ValidationError` naming the property. */
export function readAlarm(properties: Properties, place: AlarmPlace): Alarm {
  const { accountId, region, name, nowMs } = place
  const evaluationPeriods = readCount(properties, 'EvaluationPeriods', { low: 1 })
  const period = readCount(properties, 'Period', { low: 60 })
  if (period % 60 !== 0) throw invalid('Period must be a multiple of 60 here')
  const dimensions = lists(properties.Dimensions).map((one) => [one.Name, one.Value].map(String))
  return {
    name,
    arn: `arn:aws:cloudwatch:${region}:${accountId}:alarm:${name}`,
    description: String(properties.AlarmDescription ?? ''),
    accountId,
    region,
    metric: {
      accountId,
      region,
      namespace: readText(properties, 'Namespace'),
      name: readText(properties, 'MetricName'),
      dimensions: Object.fromEntries(dimensions),
    },
    statistic: readOne(properties, 'Statistic', statistics),
    period,
    evaluationPeriods,
    datapointsToAlarm: readCount(properties, 'DatapointsToAlarm', {
      low: 1,
      high: evaluationPeriods,
      otherwise: evaluationPeriods,
    }),
    threshold: Number(properties.Threshold),
    comparison: readOne(properties, 'ComparisonOperator', Object.keys(comparisons)),
    treatMissingData: readOne(
      { TreatMissingData: 'missing', ...properties },
      'TreatMissingData',
      treatments,
    ),
    actionsEnabled: String(properties.ActionsEnabled ?? true) === 'true',
    actions: {
      ALARM: readActions(properties, 'AlarmActions'),
      OK: readActions(properties, 'OKActions'),
      INSUFFICIENT_DATA: readActions(properties, 'InsufficientDataActions'),
    },
    createdAtMs: nowMs,
    state: 'INSUFFICIENT_DATA',
    reason: 'Unchecked: Initial alarm creation',
    stateAtMs: nowMs,
    judgedMs: Number.NEGATIVE_INFINITY,
  }
}

export interface Judgement {
  readonly state: AlarmState
  readonly reason: string
}

/**
 * The state over the periods that end at `endMs`.
 *
 * Simplified: only the evaluation periods themselves are looked at (AWS looks further back for
 * points in place of missing ones), each once, at its end (AWS looks again as points come late).
 */
export function judgeAlarm(world: World, alarm: Alarm, endMs: number): Judgement {
  const values = valuesOf(world, alarm, endMs)
  const known = values.filter((value) => value !== undefined)
  const breaching = known.filter((value) => isBreaching(alarm, value)).length
  const missing = values.length - known.length
  const { datapointsToAlarm: needed, treatMissingData } = alarm
  const counted = breaching + (treatMissingData === 'breaching' ? missing : 0)
  if (counted >= needed) return { state: 'ALARM', reason: crossed(alarm, values, 'Threshold') }
  const fine = { state: 'OK' as const, reason: crossed(alarm, values, 'No threshold') }
  if (treatMissingData === 'notBreaching' || treatMissingData === 'breaching') return fine
  const kept = { state: alarm.state, reason: alarm.reason }
  if (treatMissingData === 'ignore')
    return known.length - breaching > values.length - needed ? fine : kept
  if (known.length === 0) {
    const reason = `Insufficient Data: ${values.length} datapoints were unknown.`
    return { state: 'INSUFFICIENT_DATA', reason }
  }
  const allBreach = breaching === known.length
  return allBreach ? { state: 'ALARM', reason: crossed(alarm, values, 'Threshold') } : fine
}

/** Whether the alarm will stay as it is unless a new value comes. */
export function isSettled(world: World, alarm: Alarm): boolean {
  const latest = findMetric(world, alarm.metric)?.latestMs ?? Number.NEGATIVE_INFINITY
  return latest < alarm.judgedMs - alarm.evaluationPeriods * alarm.period * 1000
}

/** Oldest first. */
function valuesOf(world: World, alarm: Alarm, endMs: number): Array<number | undefined> {
  const metric = findMetric(world, alarm.metric)
  const length = alarm.period * 1000
  return Array.from({ length: alarm.evaluationPeriods }, (_, index) => {
    const to = endMs - (alarm.evaluationPeriods - 1 - index) * length
    return statisticOf(metric, alarm.statistic, { from: to - length, to })
  })
}

function isBreaching({ comparison, threshold }: Alarm, value: number): boolean {
  return comparisons[comparison]?.(value, threshold) ?? false
}

function crossed(alarm: Alarm, values: readonly (number | undefined)[], head: string): string {
  const { comparison, threshold } = alarm
  const shown = values.map((value) => value ?? 'missing').join(', ')
  return `${head} Crossed: [${shown}] of ${values.length} datapoints, ${comparison} ${threshold}.`
}

function readActions(properties: Properties, name: string): string[] {
  const given = properties[name] ?? []
  const topics = Array.isArray(given) ? given.map(String) : []
  const stranger = topics.find((arn) => !arn.startsWith('arn:aws:sns:'))
  if (stranger === undefined) return topics
  throw invalid(`${name} must be topics here, not ${stranger}`)
}

interface Bounds {
  readonly low: number
  readonly high?: number
  /** Default: the property must be there. */
  readonly otherwise?: number
}

function readCount(properties: Properties, name: string, bounds: Bounds): number {
  const { low, high = Number.MAX_SAFE_INTEGER, otherwise } = bounds
  const number = Number(properties[name] ?? otherwise)
  if (Number.isInteger(number) && number >= low && number <= high) return number
  throw invalid(`${name} must be a whole number of at least ${low}; it is ${properties[name]}`)
}

function readText(properties: Properties, name: string): string {
  const value = properties[name]
  if (typeof value === 'string' && value !== '') return value
  throw invalid(`${name} must be a text: alarms on one metric alone are supported here`)
}

function readOne<Name extends string>(
  properties: Properties,
  name: string,
  known: readonly Name[],
): Name {
  const found = known.find((one) => one === properties[name])
  if (found !== undefined) return found
  throw invalid(`${name} must be one of ${known.join(', ')}; it is ${properties[name]}`)
}

function lists(value: unknown): ReadonlyArray<Properties> {
  return Array.isArray(value) ? value.map(Object) : []
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationError', message)
}
