/** What can go wrong at one outside call, and runs of a leave in which it does. */
import { Throttled } from '../../../core/errors.ts'
import { userKey } from '../../../core/lease/keys.ts'
import type { Fault } from '../../support/memory-tables.ts'
import { drive, HolderDied } from './drive-leave.ts'
import { type LeaveWorld, openLeave, type Rules, userId } from './leave-world.ts'

export const strikeKinds = [
  /** Asked to call less often, before anything happened. */
  'throttled',
  /** Failed before anything happened. */
  'failed',
  /** It happened, and the answer never came. */
  'answer lost',
  /** The holder died before the call took effect. */
  'died before',
  /** The holder died after the call took effect. */
  'died after',
  /** The lease ended, and another holder has it: the call takes effect all the same. */
  'lease lost',
  /** The answer is not how things are: an empty list, a failed execution, no room. */
  'wrong answer',
  /** The answer is how things were when the same was asked before. */
  'stale answer',
  /** Of the copy that is about to be compared, an object never arrived. */
  'partial copy',
] as const

export interface Strike {
  /** Of the outside calls of the run, from 0. */
  readonly index: number
  readonly kind: (typeof strikeKinds)[number]
}

export interface Course {
  /** Names of the outside calls, in order. */
  readonly calls: readonly string[]
  /** What went before its rule was met. */
  readonly losses: readonly string[]
  /** What is not as it should be at the end. */
  readonly unfinished: readonly string[]
  /**
   * Locations that DataSync still has: names without data or quota, which a list that lacks them
   * hides when it is asked last.
   */
  readonly locationsLeft: number
}

/** Answers that differ from the truth, by call; calls that are not named answer truly. */
const wrong: Readonly<Record<string, (answer: never) => unknown>> = {
  'studio.spaces': () => ({ spaces: [] }),
  'studio.apps': () => ({ apps: [] }),
  'studio.describeDomain': () => undefined,
  'studio.createApp': () => 'no room',
  'transfers.locations': () => ({ arns: [] }),
  'transfers.tasks': () => ({ tasks: [] }),
  'transfers.executions': () => ({ arns: [] }),
  'transfers.createTask': () => false,
  'transfers.startTask': () => 'Task is not available.',
  'transfers.deleteTask': () => false,
  'transfers.execution': (answer: object | undefined) =>
    answer && { ...answer, status: 'failed', error: 'TransferFailed: NFS server is gone' },
  'archives.count': (answer: { objects: number; bytes: number }) => ({
    ...answer,
    objects: answer.objects - 1,
  }),
  'archives.manifest': () => undefined,
}

/** DataSync's and S3's answers that were true before are among the wrong ones. */
const readsStudio = /^studio\.(describeProfile|spaces|apps)$/

export function isPossible(kind: Strike['kind'], call: string): boolean {
  if (kind === 'wrong answer') return call in wrong
  if (kind === 'stale answer') return readsStudio.test(call)
  if (kind === 'partial copy') return ['transfers.execution', 'archives.manifest'].includes(call)
  return kind !== 'lease lost' || call !== 'leases.readWithUser'
}

/** One leave with these strikes, to its end. */
export async function leave(rules: Rules, strikes: readonly Strike[]): Promise<Course> {
  const calls: string[] = []
  const last = new Map<string, unknown>()
  const byIndex = new Map(strikes.map((strike) => [strike.index, strike.kind]))
  const fault: Fault = async (call, run) => {
    const kind = byIndex.get(calls.push(call) - 1)
    if (kind === undefined) {
      const answer = run()
      last.set(call, answer)
      return answer
    }
    return struck({ world, call, last: last.get(call) }, kind, run)
  }
  const world = openLeave(rules, fault)
  await drive(world)
  const locationsLeft = world.archive.locations.size
  return { calls, losses: world.destroyed, unfinished: unfinished(world), locationsLeft }
}

function struck<Answer>(
  at: { readonly world: LeaveWorld; readonly call: string; readonly last: unknown },
  kind: Strike['kind'],
  run: () => Answer,
): Answer {
  const { world, call, last } = at
  if (kind === 'throttled') throw new Throttled(`${call} was refused`)
  if (kind === 'failed') throw new Error(`${call} failed`)
  if (kind === 'died before') throw new HolderDied()
  if (kind === 'lease lost') takeAway(world)
  const spoil = wrong[call]
  if (kind === 'wrong answer' && spoil) return spoil(run() as never) as Answer
  if (kind === 'stale answer' && last !== undefined) return last as Answer
  const answer = run()
  if (kind === 'partial copy') loseAnObject(world, call)
  if (kind === 'answer lost') throw new Error(`the answer of ${call} was lost`)
  if (kind === 'died after') throw new HolderDied()
  return answer
}

function takeAway({ tables, now }: LeaveWorld): void {
  const lease = tables.leases.get(userKey(userId))
  if (!lease) return
  lease.fence += 1
  lease.leaseUntil = now.time
  lease.dueAt = now.time
}

/** Of the home or of a space, before it stands in the ledger as copied. */
function loseAnObject({ archive, grant }: LeaveWorld, call: string): void {
  const known = grant()?.archive
  const part = call === 'transfers.execution' ? 'home' : 'spaces'
  if (known?.[part]) return
  const keys = [...archive.objects.keys()].filter((key) => key.includes(`/${part}/`))
  const lost = keys.at(-1)
  if (lost !== undefined) archive.objects.delete(lost)
}

function unfinished({ grant, studio, archive }: LeaveWorld): string[] {
  const left: string[] = []
  if (grant()?.state !== 'deprovisioned') left.push(`the grant is ${grant()?.state}`)
  if (studio.profilesByArn.size > 0) left.push('the profile stands')
  if (archive.tasks.size > 0) left.push(`${archive.tasks.size} tasks are left`)
  return left
}

export interface Tried {
  /** Orders of failure. */
  orders: number
  /** Orders that left locations in DataSync. */
  locationsLeft: number
  /** What went wrong in which order, in words. */
  readonly wrong: string[]
}

/** Every strike at every outside call, alone. */
export async function tryEach(rules: Rules): Promise<Tried> {
  const tried: Tried = { orders: 0, locationsLeft: 0, wrong: [] }
  const whole = await leave(rules, [])
  note(tried, whole, [])
  for (const strike of strikesOn(whole, 0, strikeKinds))
    note(tried, await leave(rules, [strike]), [strike])
  return tried
}

/**
 * Every pair of strikes: the second at each call that the run with the first still makes. `take`
 * leaves some out.
 */
export async function tryPairs(
  rules: Rules,
  { kinds, take = () => true }: { kinds: readonly Strike['kind'][]; take?: () => boolean },
): Promise<Tried> {
  const tried: Tried = { orders: 0, locationsLeft: 0, wrong: [] }
  const whole = await leave(rules, [])
  for (const first of strikesOn(whole, 0, kinds)) {
    const course = await leave(rules, [first])
    for (const second of strikesOn(course, first.index + 1, kinds))
      if (take()) note(tried, await leave(rules, [first, second]), [first, second])
  }
  return tried
}

function strikesOn({ calls }: Course, from: number, kinds: readonly Strike['kind'][]): Strike[] {
  return calls
    .map((call, index) => ({ call, index }))
    .slice(from)
    .flatMap(({ call, index }) =>
      kinds.filter((kind) => isPossible(kind, call)).map((kind) => ({ index, kind })),
    )
}

function note(tried: Tried, course: Course, strikes: readonly Strike[]) {
  const { calls, losses, unfinished, locationsLeft } = course
  tried.orders += 1
  if (locationsLeft > 0) tried.locationsLeft += 1
  if (losses.length + unfinished.length === 0) return
  const how = strikes.map(({ index, kind }) => `${calls[index]} (${index}): ${kind}`)
  tried.wrong.push(`${how.join(', then ')}: ${[...losses, ...unfinished].join(', ')}`)
}
