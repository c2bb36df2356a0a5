/**
 * CloudTrail's way into EventBridge: a completed record reaches the default bus of its account and
 * Region some seconds later, if a trail logs it ("you must enable a CloudTrail trail with logging",
 * eb-service-event-cloudtrail).
 */
import type { BusEvent, TrailRecord } from '../contracts.ts'
import { shapeChecks } from '../shapes/checks.ts'
import { integrations } from '../world/integrations.ts'
import { defineStore, type World } from '../world/world.ts'
import { recordProblems } from './check-record.ts'
import { type CloudTrailRecord, completeRecord } from './complete-record.ts'
import { listTrails, logs, type Trailed } from './trails.ts'

/** CloudTrail quota: "CloudTrail cannot send events over 256 KB to EventBridge". */
const largestRecord = 262_144

const mostRecordsKept = 10_000

interface TrailState {
  readonly records: CloudTrailRecord[]
  readonly notices: string[]
}

const state = defineStore<TrailState>(() => ({ records: [], notices: [] }))

/**
 * Completes a record and sends it on its way; `eventTime` is now. A record that is not as its row
 * says is told as a notice; where shapes are strict it throws.
 */
export function recordTrail(world: World, record: TrailRecord): void {
  for (const problem of recordProblems(record)) {
    if (shapeChecks.of(world).mode === 'strict') throw new Error(problem)
    note(world, problem)
  }
  const { records } = state.of(world)
  const completed = completeRecord(world, record)
  records.push(completed)
  if (records.length > mostRecordsKept) records.splice(0, records.length - mostRecordsKept)
  const trailed = trailedOf(completed)
  if (!listTrails(world).some((trail) => logs(trail, trailed))) {
    noteUnheard(world, trailed)
    return
  }
  const bytes = Buffer.byteLength(JSON.stringify(completed))
  if (bytes > largestRecord) {
    const { eventName, eventID } = completed
    note(world, `${eventName} ${eventID} has ${bytes} bytes; EventBridge never hears of it`)
    return
  }
  deliverLater(world, completed)
}

/** The last 10,000 records, oldest first, whether or not a trail logged them. */
export function trailRecords(world: World): readonly CloudTrailRecord[] {
  return state.of(world).records
}

/** Each reason for silence, once. */
export function trailNotices(world: World): readonly string[] {
  return state.of(world).notices
}

function deliverLater(world: World, record: CloudTrailRecord): void {
  const event: BusEvent = {
    version: '0',
    id: world.random.uuid(),
    'detail-type':
      record.eventType === 'AwsServiceEvent'
        ? 'AWS Service Event via CloudTrail'
        : 'AWS API Call via CloudTrail',
    source: `aws.${record.eventSource.replace(/\.amazonaws\.com$/, '')}`,
    account: record.recipientAccountId,
    time: record.eventTime,
    region: record.awsRegion,
    resources: [],
    detail: record,
  }
  const busArn = `arn:aws:events:${event.region}:${event.account}:event-bus/default`
  const delay = world.weather.draw('cloudtrail.eventDelay', world.random)
  world.clock.at(world.clock.now() + delay, () =>
    integrations.of(world).putEvent({ busArn, event }),
  )
}

function trailedOf(record: CloudTrailRecord): Trailed {
  return {
    accountId: record.recipientAccountId,
    region: record.awsRegion,
    eventSource: record.eventSource,
    readOnly: record.readOnly,
    globalService: isGlobalService(record),
  }
}

/** IAM, CloudFront, Route 53 and the global endpoint of STS. */
function isGlobalService({ eventSource, tlsDetails }: CloudTrailRecord): boolean {
  const host = (tlsDetails as { readonly clientProvidedHostHeader?: unknown } | undefined)
    ?.clientProvidedHostHeader
  return (
    ['iam', 'cloudfront', 'route53'].some((name) => eventSource === `${name}.amazonaws.com`) ||
    host === 'sts.amazonaws.com'
  )
}

function noteUnheard(world: World, { accountId, region, readOnly }: Trailed): void {
  const kind = readOnly ? 'read' : 'write'
  note(
    world,
    `no logging trail covers ${kind} events of account ${accountId} in ${region}: ` +
      'EventBridge hears nothing of them',
  )
}

function note(world: World, notice: string): void {
  const { notices } = state.of(world)
  if (!notices.includes(notice)) notices.push(notice)
}
