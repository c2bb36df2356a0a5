/** CloudWatch metrics: values by minute, of every namespace, name and set of dimensions. */
import { defineStore, type World } from '../world/world.ts'

export interface MetricIdentity {
  readonly accountId: string
  readonly region: string
  readonly namespace: string
  readonly name: string
  /** Values by name. */
  readonly dimensions: Readonly<Record<string, string>>
}

/** What is kept of the values of one minute. */
export interface Minute {
  readonly sum: number
  readonly count: number
  readonly minimum: number
  readonly maximum: number
}

export interface Metric extends MetricIdentity {
  /** By the start of the minute, in milliseconds; in the order of coming. */
  readonly minutes: Map<number, Minute>
  /** Of the latest minute that has values, its start. */
  latestMs: number
}

export const statistics = ['Sum', 'Average', 'Minimum', 'Maximum', 'SampleCount'] as const

export type Statistic = (typeof statistics)[number]

const MINUTE_MS = 60_000

/** Kept of each metric; older ones are dropped. AWS keeps them for 15 days. */
const minutesKept = 20_000

interface MetricsState {
  /** By `keyOf`. */
  readonly metrics: Map<string, Metric>
  /** Told of each value that comes. */
  readonly listeners: Set<(metric: Metric) => void>
}

const state = defineStore<MetricsState>(() => ({ metrics: new Map(), listeners: new Set() }))

export interface Value extends MetricIdentity {
  readonly value: number
  /** Default now. */
  readonly atMs?: number
  /** How often the value occurred. Default 1. */
  readonly count?: number
}

export function putValue(world: World, given: Value): void {
  const { value, atMs = world.clock.now(), count = 1 } = given
  const metric = metricOf(world, given)
  const start = Math.floor(atMs / MINUTE_MS) * MINUTE_MS
  const known = metric.minutes.get(start)
  metric.minutes.set(start, {
    sum: (known?.sum ?? 0) + value * count,
    count: (known?.count ?? 0) + count,
    minimum: Math.min(known?.minimum ?? value, value),
    maximum: Math.max(known?.maximum ?? value, value),
  })
  metric.latestMs = Math.max(metric.latestMs, start)
  for (const oldest of metric.minutes.keys()) {
    if (metric.minutes.size <= minutesKept) break
    metric.minutes.delete(oldest)
  }
  for (const listener of state.of(world).listeners) listener(metric)
}

/** Calls `listener` with the metric of each value that comes. */
export function onValue(world: World, listener: (metric: Metric) => void): void {
  state.of(world).listeners.add(listener)
}

export function findMetric(world: World, identity: MetricIdentity): Metric | undefined {
  return state.of(world).metrics.get(keyOf(identity))
}

/** Those of an account and Region, in the order of their first value. */
export function listMetrics(
  world: World,
  place: { readonly accountId: string; readonly region: string },
): Metric[] {
  return [...state.of(world).metrics.values()].filter(
    ({ accountId, region }) => accountId === place.accountId && region === place.region,
  )
}

/** The statistic of [from, to); undefined when there is no value in it. */
export function statisticOf(
  metric: Metric | undefined,
  statistic: Statistic,
  { from, to }: { readonly from: number; readonly to: number },
): number | undefined {
  if (!metric || metric.latestMs < from) return undefined
  let all: Minute | undefined
  for (let start = from; start < to; start += MINUTE_MS) {
    const minute = metric.minutes.get(start)
    if (minute) all = all ? together(all, minute) : minute
  }
  if (!all) return undefined
  switch (statistic) {
    case 'Sum':
      return all.sum
    case 'Average':
      return all.sum / all.count
    case 'Minimum':
      return all.minimum
    case 'Maximum':
      return all.maximum
    case 'SampleCount':
      return all.count
  }
}

export function keyOf({ accountId, region, namespace, name, dimensions }: MetricIdentity): string {
  const sorted = Object.entries(dimensions).sort(([left], [right]) => (left < right ? -1 : 1))
  return JSON.stringify([accountId, region, namespace, name, sorted])
}

function metricOf(world: World, identity: MetricIdentity): Metric {
  const { metrics } = state.of(world)
  const key = keyOf(identity)
  const known = metrics.get(key)
  if (known) return known
  const { accountId, region, namespace, name, dimensions } = identity
  const place = { accountId, region, namespace, name, dimensions }
  const metric: Metric = { ...place, minutes: new Map(), latestMs: Number.NEGATIVE_INFINITY }
  metrics.set(key, metric)
  return metric
}

function together(left: Minute, right: Minute): Minute {
  return {
    sum: left.sum + right.sum,
    count: left.count + right.count,
    minimum: Math.min(left.minimum, right.minimum),
    maximum: Math.max(left.maximum, right.maximum),
  }
}
