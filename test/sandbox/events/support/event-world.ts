/** A world on a virtual clock with nothing behind EventBridge but lists of what it was sent. */
import type { BusEvent, InvokeResult, TrailRecord } from '../../../../sandbox/contracts.ts'
import { putEvent } from '../../../../sandbox/events/put-event.ts'
import type { AwsError } from '../../../../sandbox/services/service.ts'
import { callLog } from '../../../../sandbox/world/call-log.ts'
import { VirtualClock } from '../../../../sandbox/world/clock.ts'
import { integrations } from '../../../../sandbox/world/integrations.ts'
import { seededRandom } from '../../../../sandbox/world/random.ts'
import { readWeather } from '../../../../sandbox/world/weather.ts'
import type { World } from '../../../../sandbox/world/world.ts'

export const account = '111122223333'
export const region = 'eu-west-1'
export const place = { accountId: account, region }
export const startMs = Date.parse('2026-11-02T08:00:00Z')

export const machineArn = `arn:aws:states:${region}:${account}:stateMachine:hear:live`
export const functionArn = `arn:aws:lambda:${region}:${account}:function:hear`
export const queueArn = `arn:aws:sqs:${region}:${account}:heard`
export const deadLetterArn = `arn:aws:sqs:${region}:${account}:dead`
export const roleArn = `arn:aws:iam::${account}:role/rollcall/service/start`

export interface Started {
  readonly input: unknown
  readonly atMs: number
  readonly caller: string
  readonly stateMachineArn: string
}

export interface EventWorld extends World {
  readonly clock: VirtualClock
  readonly started: Started[]
  readonly invoked: Array<{ readonly payload: unknown; readonly atMs: number }>
  readonly sent: Array<{
    readonly queueArn: string
    readonly body: string
    readonly attributes: Readonly<Record<string, string>>
    readonly atMs: number
  }>
  readonly assumed: Array<{
    readonly roleArn: string
    readonly invokedBy: string
    readonly atMs: number
  }>
  readonly recorded: TrailRecord[]
  /** What the next starts of a machine fail with; taken from the front. */
  readonly startErrors: AwsError[]
  readonly sendErrors: AwsError[]
  readonly invokeAnswers: InvokeResult[]
}

export function eventWorld(seed = 1): EventWorld {
  const world: EventWorld = {
    clock: new VirtualClock(startMs),
    random: seededRandom(seed),
    weather: readWeather(),
    calls: callLog(),
    accountId: account,
    region,
    url: 'http://127.0.0.1:4566',
    started: [],
    invoked: [],
    sent: [],
    assumed: [],
    recorded: [],
    startErrors: [],
    sendErrors: [],
    invokeAnswers: [],
  }
  wire(world)
  return world
}

function wire(world: EventWorld): void {
  const atMs = () => world.clock.now()
  Object.assign(integrations.of(world), {
    async startExecution({ stateMachineArn, input, caller }) {
      const error = world.startErrors.shift()
      if (error) throw error
      world.started.push({ stateMachineArn, input: JSON.parse(input), caller, atMs: atMs() })
      return { executionArn: `${stateMachineArn}:1`, startDate: atMs() }
    },
    async invokeFunction(_functionArn, payload) {
      world.invoked.push({ payload, atMs: atMs() })
      return world.invokeAnswers.shift() ?? { ok: true, payload: null }
    },
    async sendMessage({ queueArn, body, attributes = {} }) {
      const error = world.sendErrors.shift()
      if (error) throw error
      world.sent.push({ queueArn, body, attributes, atMs: atMs() })
      return { messageId: 'm' }
    },
    putEvent: (request) => putEvent(world, request),
    recordTrail: (record) => void world.recorded.push(record),
    recordAssumption: ({ roleArn, invokedBy }) =>
      void world.assumed.push({ roleArn, invokedBy, atMs: atMs() }),
  } satisfies Partial<ReturnType<typeof integrations.of>>)
}

/** Runs everything there is to run; fails the test when the world does not come to rest. */
export async function settle(world: World): Promise<void> {
  if (!(await world.clock.quiet(10_000))) throw new Error('the world did not come to rest')
}

let count = 0

export function busEvent(changes: Partial<BusEvent> = {}): BusEvent {
  count++
  return {
    version: '0',
    id: `event-${count}`,
    'detail-type': 'Something Happened',
    source: 'company.app',
    account,
    time: '2026-11-02T08:00:00Z',
    region,
    resources: [],
    detail: {},
    ...changes,
  }
}
