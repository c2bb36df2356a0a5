/**
 * Events as the hub's machines get them: a fixture, put on the bus, through the input transformer.
 */
import { readFileSync } from 'node:fs'
import { inputTransformer, type RelayedFields } from '../../core/event/relayed.ts'

type Fields = Readonly<Record<string, unknown>>

/** A file of test/fixtures/events, without `.json`. */
export function fixture(name: string): Fields {
  return JSON.parse(
    readFileSync(new URL(`../fixtures/events/${name}.json`, import.meta.url), 'utf8'),
  )
}

/** The event that EventBridge makes of a CloudTrail record. */
export function onTheBus(record: Fields): Fields {
  const { eventSource, eventType } = record
  return {
    version: '0',
    id: `bus-${record.eventID}`,
    'detail-type':
      eventType === 'AwsServiceEvent'
        ? 'AWS Service Event via CloudTrail'
        : 'AWS API Call via CloudTrail',
    source: `aws.${String(eventSource).split('.')[0]}`,
    account: record.recipientAccountId ?? '123456789012',
    time: record.eventTime,
    region: record.awsRegion ?? 'us-east-1',
    resources: [],
    detail: record,
  }
}

/**
 * Does what EventBridge documents of a template: unquoted placeholders become JSON, those between
 * quotes become bare text. A path that leads nowhere becomes nothing.
 */
export function relayed(event: Fields, fields: RelayedFields): unknown {
  const { inputPathsMap, inputTemplate } = inputTransformer(fields)
  const text = inputTemplate.replace(/"<(\w+)>"|<(\w+)>/g, (_, quoted?: string, bare?: string) => {
    const value = at(event, inputPathsMap[quoted ?? bare ?? ''] ?? '')
    if (bare !== undefined) return value === undefined ? '' : JSON.stringify(value)
    const inside = typeof value === 'string' ? value : JSON.stringify(value)
    return `"${inside ?? ''}"`
  })
  return JSON.parse(text)
}

function at(event: unknown, path: string): unknown {
  const steps = path
    .replace(/^\$\.?/, '')
    .split(/[.[\]]+/)
    .filter(Boolean)
  return steps.reduce<unknown>((value, step) => {
    if (typeof value !== 'object' || value === null) return undefined
    return new Map<string, unknown>(Object.entries(value)).get(step)
  }, event)
}
