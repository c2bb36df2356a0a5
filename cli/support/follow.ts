/** Follows what was asked for until it is done, or until it waits for something. */
import { setTimeout as sleep } from 'node:timers/promises'
import { everyoneKey, userKey } from '../../core/lease/keys.ts'
import type { Lease } from '../../core/ports.ts'
import { isOfRun } from '../../core/reconcile-all/run.ts'
import type { Instant } from '../../core/words.ts'
import type { CommandPorts } from './ports.ts'

type FollowPorts = Pick<CommandPorts, 'clock' | 'leases'>

/** Between two looks, in real time. */
const LOOK_MS = 300
/** More users than these wait unseen behind the first: the count is of those seen. */
const LEASES_MAX = 5_000
const LEASES_PER_CALL = 100
/** A reconciliation that failed is looked at again after five minutes. */
const SOON_MS = 5 * 60_000
const TRIES_MAX = 5
/** Later than any time: whatever is asked for is due by then. */
const EVER: Instant = 9e15

/** `later`: nobody works on it, and nobody will before that time: a failure, a hold or a freeze. */
export type Outcome = { readonly done: true } | { readonly done: false; readonly later: Instant }

/** Resolves when all that `wanted` counted is finished, or put off. `look` is told each time. */
export async function followLease(
  { clock, leases }: FollowPorts,
  { key, wanted }: { readonly key: string; readonly wanted: number },
  look: (lease: Lease | undefined) => void,
): Promise<Outcome> {
  for (;;) {
    const lease = await leases.read(key)
    look(lease)
    if (!lease || lease.done >= wanted) return { done: true }
    const later = putOff(lease, clock.now())
    if (later !== undefined && key !== everyoneKey) return { done: false, later }
    await sleep(LOOK_MS)
  }
}

/**
 * Resolves with those put off once nobody else that this run asked for is left. Who failed is
 * tried again by itself, minutes later, and followed until then: not who was put off for longer,
 * or often.
 */
export async function followRun(
  ports: FollowPorts,
  runId: string,
  { look, wait = sleep }: Following,
): Promise<readonly string[]> {
  const triesOf = new Map<string, Set<Instant>>()
  for (;;) {
    const open = await openLeases(ports, runId)
    const now = ports.clock.now()
    const waiting = open.filter((lease) => isLeft(lease, { now, triesOf }))
    const soon = open.filter((lease) => !waiting.includes(lease) && putOff(lease, now))
    look(open.length, soon.length)
    if (open.length === waiting.length)
      return waiting.map(({ key }) => key.slice(userKey('').length))
    await wait(LOOK_MS)
  }
}

interface Following {
  /** Told each time how many are not done yet, and how many of these failed and are tried again. */
  readonly look: (left: number, triedAgain: number) => void
  readonly wait?: (ms: number) => Promise<unknown>
}

/** Put off for longer than a failure is, or more often than a service that is busy explains. */
function isLeft(
  lease: Lease,
  { now, triesOf }: { readonly now: Instant; readonly triesOf: Map<string, Set<Instant>> },
): boolean {
  const later = putOff(lease, now)
  if (later === undefined) return false
  if (later - now > SOON_MS) return true
  const tries = triesOf.get(lease.key) ?? new Set()
  triesOf.set(lease.key, tries.add(later))
  return tries.size > TRIES_MAX
}

async function openLeases({ leases }: FollowPorts, runId: string): Promise<Lease[]> {
  const due = await leases.due(EVER, LEASES_MAX)
  const keys = due.filter((key) => key.startsWith(userKey('')))
  const open: Lease[] = []
  for (let start = 0; start < keys.length; start += LEASES_PER_CALL)
    open.push(...(await leases.readAll(keys.slice(start, start + LEASES_PER_CALL))))
  return open.filter(({ because }) => because.some(({ eventId }) => isOfRun(eventId, runId)))
}

function putOff({ leaseUntil, dueAt }: Lease, now: Instant): Instant | undefined {
  return leaseUntil === 0 && dueAt !== undefined && dueAt > now ? dueAt : undefined
}
