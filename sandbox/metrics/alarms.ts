/**
 * The alarms of a sandbox: one background timer judges those whose period has ended, and none is
 * set while no alarm can change.
 */
import { allQueues, type Queue } from '../queues/queue.ts'
import { queueDepths } from '../queues/queues.ts'
import { AwsError } from '../services/service.ts'
import { defineStore, type World } from '../world/world.ts'
import { type Alarm, isSettled, judgeAlarm } from './alarm.ts'
import { keyOf, onValue, putValue } from './metrics.ts'
import { ring } from './ring.ts'

const MINUTE_MS = 60_000

interface AlarmsState {
  /** By ARN. */
  readonly alarms: Map<string, Alarm>
  /** Metrics that an alarm looks at, by their key. */
  readonly watched: Set<string>
  /** Queues whose depth is measured, as an alarm looks at it. */
  readonly queues: Map<string, Queue>
  /** When alarms are judged next; Infinity: not before something happens. */
  dueMs: number
  cancel: () => void
  readonly notices: string[]
}

const state = defineStore<AlarmsState>((world) => {
  const made: AlarmsState = {
    alarms: new Map(),
    watched: new Set(),
    queues: new Map(),
    dueMs: Number.POSITIVE_INFINITY,
    cancel: () => {},
    notices: [],
  }
  onValue(world, (metric) => {
    if (made.watched.has(keyOf(metric))) wake(world)
  })
  return made
})

/** Throws `AlreadyExists`. */
export function addAlarm(world: World, alarm: Alarm): void {
  const { alarms, watched } = state.of(world)
  if (alarms.has(alarm.arn)) throw new AwsError('AlreadyExists', `${alarm.arn} exists already`)
  alarms.set(alarm.arn, alarm)
  watched.add(keyOf(alarm.metric))
  wake(world)
}

/** The alarms of an account and Region, by name. */
export function listAlarms(
  world: World,
  place: { readonly accountId: string; readonly region: string },
): Alarm[] {
  return [...state.of(world).alarms.values()]
    .filter(({ accountId, region }) => accountId === place.accountId && region === place.region)
    .sort((left, right) => (left.name < right.name ? -1 : 1))
}

/** Actions that failed, oldest first. */
export function alarmNotices(world: World): readonly string[] {
  return state.of(world).notices
}

/** Judges at the end of this minute, if not before. */
function wake(world: World): void {
  wakeAt(world, nextEnd(world.clock.now(), MINUTE_MS))
}

function wakeAt(world: World, timeMs: number): void {
  const timer = state.of(world)
  if (timer.dueMs <= timeMs) return
  timer.cancel()
  timer.dueMs = timeMs
  timer.cancel = world.clock.at(timeMs, () => tick(world, timeMs), { background: true })
}

/** Judges the alarms whose period ends now, and sets the next time that there is one to judge. */
async function tick(world: World, endMs: number): Promise<void> {
  const timer = state.of(world)
  timer.dueMs = Number.POSITIVE_INFINITY
  const busy = measureQueues(world, endMs - MINUTE_MS)
  let next = busy ? endMs + MINUTE_MS : Number.POSITIVE_INFINITY
  for (const alarm of timer.alarms.values()) {
    const length = alarm.period * 1000
    if (endMs % length === 0) timer.notices.push(...(await judge(world, alarm, endMs)))
    if (!isSettled(world, alarm)) next = Math.min(next, nextEnd(endMs, length))
  }
  if (next < Number.POSITIVE_INFINITY) wakeAt(world, next)
}

/** When the period ends that has begun by then. */
function nextEnd(timeMs: number, lengthMs: number): number {
  return (Math.floor(timeMs / lengthMs) + 1) * lengthMs
}

/** Answers what went wrong, in words. */
async function judge(world: World, alarm: Alarm, endMs: number): Promise<readonly string[]> {
  const { state: after, reason } = judgeAlarm(world, alarm, endMs)
  alarm.judgedMs = endMs
  if (after === alarm.state) return []
  const before = alarm.state
  alarm.state = after
  alarm.reason = reason
  alarm.stateAtMs = world.clock.now()
  return ring(world, alarm, before)
}

/**
 * Puts `ApproximateNumberOfMessagesVisible` of each queue that an alarm looks at. True while one
 * holds messages. AWS measures active queues only, each minute.
 */
function measureQueues(world: World, atMs: number): boolean {
  const watching = watchQueues(world)
  if (watching.size === 0) return false
  let busy = false
  for (const { arn, visible, hidden } of queueDepths(world)) {
    const queue = watching.get(arn)
    if (!queue) continue
    if (visible + hidden > 0) busy = true
    // An empty queue that was measured empty has nothing new to tell.
    else if (measuredEmpty.of(world).has(arn)) continue
    if (visible + hidden > 0) measuredEmpty.of(world).delete(arn)
    else measuredEmpty.of(world).add(arn)
    putValue(world, { ...metricOf(queue), value: visible, atMs })
  }
  return busy
}

const measuredEmpty = defineStore<Set<string>>(() => new Set())

const depth = 'ApproximateNumberOfMessagesVisible'

function metricOf({ accountId, region, name }: Queue) {
  const dimensions = { QueueName: name }
  return { accountId, region, namespace: 'AWS/SQS', name: depth, dimensions }
}

/** Queues come with or after their alarms; each wakes the timer when a message comes. */
function watchQueues(world: World): ReadonlyMap<string, Queue> {
  const { queues, watched } = state.of(world)
  for (const queue of allQueues(world)) {
    if (queues.has(queue.arn) || !watched.has(keyOf(metricOf(queue)))) continue
    queues.set(queue.arn, queue)
    queue.waiting.add(() => wake(world))
  }
  return queues
}
