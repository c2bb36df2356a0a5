/**
 * Embedded metric format: metrics that stand in a log line
 * (CloudWatch_Embedded_Metric_Format_Specification).
 */

import type { World } from '../world/world.ts'
import { putValue } from './metrics.ts'

interface Place {
  readonly accountId: string
  readonly region: string
}

/** Takes the metrics out of a line; a line that is none, or is not as specified, is left alone. */
export function takeMetrics(world: World, place: Place, line: string): void {
  if (!line.includes('"_aws"')) return
  const members = parseObject(line)
  const { Timestamp, CloudWatchMetrics } = Object(members?._aws)
  if (!members || !Array.isArray(CloudWatchMetrics)) return
  const atMs = Number(Timestamp)
  if (!Number.isFinite(atMs)) return
  for (const directive of CloudWatchMetrics)
    for (const identity of metricsIn(Object(directive), members))
      for (const value of numbers(members[identity.name]))
        putValue(world, { ...place, ...identity, value, atMs })
}

type Members = Readonly<Record<string, unknown>>

/** Each metric of a directive under each of its sets of dimensions. */
function metricsIn({ Namespace, Dimensions, Metrics }: Members, members: Members) {
  return lists(Dimensions ?? [[]]).flatMap((set) => {
    const dimensions = dimensionsOf(members, lists(set).map(String))
    return lists(Metrics).map((metric) => {
      return { namespace: String(Namespace), name: String(Object(metric).Name), dimensions }
    })
  })
}

function dimensionsOf(members: Members, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, String(members[name])]))
}

/** A target is a number or a list of numbers. */
function numbers(value: unknown): number[] {
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'number')
}

function lists(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function parseObject(line: string): Members | undefined {
  try {
    const parsed: unknown = JSON.parse(line)
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : undefined
  } catch {
    // Functions print what they like: a line that is no JSON has no metrics.
    return undefined
  }
}
