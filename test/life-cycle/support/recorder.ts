/**
 * Notes what happens in a sandbox under virtual time. Nothing is asked of Rollcall: watches look at
 * the world's own state whenever time is about to pass, so that every instant is looked at when all
 * that belongs to it has happened.
 */
import { trailRecords } from '../../../sandbox/cloudtrail/trail.ts'
import { listExecutions } from '../../../sandbox/machines/executions.ts'
import { VirtualClock } from '../../../sandbox/world/clock.ts'
import type { World } from '../../../sandbox/world/world.ts'

/** From `at` on the watched thing stood so. */
export interface Change {
  readonly at: number
  readonly value: string
}

/** One call as CloudTrail has it, to the millisecond. */
export interface TrailedCall {
  readonly at: number
  readonly eventName: string
  /** Name of the role that called; empty for a person, SCIM or a service. */
  readonly role: string
  /** True for what AWS refused. */
  readonly refused: boolean
  readonly parameters: Readonly<Record<string, unknown>>
}

/** Who does something; `time`: nobody, a time has come. */
export type Doer = 'directory' | 'operator' | 'time'

export interface Deed {
  readonly at: number
  readonly by: Doer
  readonly text: string
}

export interface Run {
  /** Name of the state machine. */
  readonly machine: string
  readonly from: number
  /** Undefined while it runs. */
  readonly to: number | undefined
  readonly input: string
}

export interface Recorder {
  /** From now on. What `look` answers is noted when it changes. */
  watch(lane: string, look: () => string): void
  /** What somebody does now, in words. Default: in the directory. */
  did(text: string, by?: Doer): void
  changes(lane: string): readonly Change[]
  readonly deeds: readonly Deed[]
  readonly calls: readonly TrailedCall[]
  /** Oldest first. */
  runs(): readonly Run[]
  stop(): void
}

export function record(world: World): Recorder {
  const { clock } = world
  if (!(clock instanceof VirtualClock)) throw new Error('a scene is recorded under virtual time')
  const watches = new Map<string, { readonly look: () => string; readonly changes: Change[] }>()
  const deeds: Deed[] = []
  const calls: TrailedCall[] = []
  let heard = trailRecords(world).length
  let instant = clock.now()
  const look = (at: number) => {
    for (const watch of watches.values()) note(watch, at)
    const records = trailRecords(world)
    for (const record of records.slice(heard)) calls.push(callOf(record, at))
    heard = records.length
  }
  const stop = clock.onChange((now) => {
    look(instant)
    instant = now
  })
  return {
    watch(lane, one) {
      const watch = { look: one, changes: [] }
      watches.set(lane, watch)
      note(watch, clock.now())
    },
    did: (text, by = 'directory') => void deeds.push({ at: clock.now(), by, text }),
    changes: (lane) => watches.get(lane)?.changes ?? [],
    deeds,
    calls,
    runs: () => runsOf(world),
    stop() {
      look(clock.now())
      stop()
    },
  }
}

function note(
  { look, changes }: { readonly look: () => string; readonly changes: Change[] },
  at: number,
): void {
  const value = look()
  if (value !== changes.at(-1)?.value) changes.push({ at, value })
}

function callOf(record: ReturnType<typeof trailRecords>[number], at: number): TrailedCall {
  const { userIdentity, requestParameters, errorCode, eventName } = record
  const { sessionContext } = Object(userIdentity) as {
    readonly sessionContext?: { readonly sessionIssuer?: { readonly userName?: string } }
  }
  return {
    at,
    eventName,
    role: sessionContext?.sessionIssuer?.userName ?? '',
    refused: errorCode !== undefined,
    parameters: Object(requestParameters),
  }
}

function runsOf(world: World): Run[] {
  return listExecutions(world)
    .map(({ stateMachineArn, startDate, stopDate, input }) => ({
      machine: stateMachineArn.split(':').at(-1) ?? '',
      from: startDate,
      to: stopDate,
      input,
    }))
    .reverse()
}
