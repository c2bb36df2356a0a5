/** What may happen to a lease: each transition from one stored item to the next, and no I/O. */
import { LeaseLost } from '../errors.ts'
import type { Held, Lease, LeaseRequest, Release } from '../ports.ts'
import type { Instant } from '../words.ts'
import { subjectOf } from './keys.ts'

/** How long a lease lives without being renewed: 5 minutes, in milliseconds. */
export const LEASE_MS = 5 * 60_000

/** Causes kept on a lease; the newest beyond that are dropped. */
export const BECAUSE_MAX = 20

/** A lease that nobody has asked for yet. */
export function newLease(key: string): Lease {
  return {
    key,
    wanted: 0,
    done: 0,
    fence: 0,
    leaseUntil: 0,
    occupiesPlace: false,
    readDirectory: false,
    because: [],
  }
}

/** Held by somebody who has not gone silent. At `leaseUntil` itself it is free. */
export function isLive(lease: Lease, now: Instant): boolean {
  return lease.leaseUntil > now
}

/** A sweep that looks now should take it: nobody holds it, and what it waits for has come. */
export function isDue(lease: Lease, now: Instant): boolean {
  return !isLive(lease, now) && lease.dueAt !== undefined && lease.dueAt <= now
}

/** One more generation is wanted, whoever holds the lease. */
export function requested(lease: Lease, request: LeaseRequest): Lease {
  const removal = request.removal || lease.queue === 'removals'
  return {
    ...lease,
    wanted: lease.wanted + 1,
    queue: removal ? 'removals' : 'others',
    dueAt: isLive(lease, request.now) ? lease.leaseUntil : request.now,
    readDirectory: lease.readDirectory || request.readDirectory,
    ...(request.readStudio ? { readStudio: true } : {}),
    because: [...lease.because, request.because].slice(0, BECAUSE_MAX),
  }
}

/** The lease with a new holder; undefined when another's is live, or no work is due. */
export function taken(lease: Lease, now: Instant): Lease | undefined {
  if (!isDue(lease, now)) return undefined
  const leaseUntil = now + LEASE_MS
  return {
    ...lease,
    fence: lease.fence + 1,
    leaseUntil,
    dueAt: leaseUntil,
    occupiesPlace: subjectOf(lease.key).kind === 'user',
  }
}

/** Throws `LeaseLost` when another took it, or it expired: then somebody may be taking it now. */
export function renewed(lease: Lease, held: Held, now: Instant): Lease {
  assertHeld(lease, held, now)
  const leaseUntil = now + LEASE_MS
  return { ...lease, leaseUntil, dueAt: leaseUntil }
}

/**
 * The lease after its holder's round. `released: false` means that more was asked since the holder
 * began to read: it still holds the lease, and goes round again. Throws `LeaseLost`.
 */
export function released(
  lease: Lease,
  held: Held,
  { seen, now, lookAgainAt, undone }: Release,
): { readonly released: boolean; readonly lease: Lease } {
  assertHeld(lease, held, now)
  if (lease.wanted > seen) return { released: false, lease }
  if (undone && lookAgainAt !== undefined)
    return { released: true, lease: givenUp(lease, held, lookAgainAt) }
  const { queue: _, dueAt: __, readStudio: ___, ...rest } = lease
  const free = {
    ...rest,
    done: rest.wanted,
    leaseUntil: 0,
    occupiesPlace: false,
    readDirectory: false,
    because: [],
  }
  if (lookAgainAt === undefined) return { released: true, lease: free }
  return { released: true, lease: { ...free, queue: 'others', dueAt: lookAgainAt } }
}

/**
 * The lease given back with its work undone: still wanted, and due again at `lookAgainAt`. Safe
 * after the lease's end too, as long as nobody else took it. Throws `LeaseLost`.
 */
export function givenUp(lease: Lease, held: Held, lookAgainAt: Instant): Lease {
  if (lease.fence !== held.fence || lease.leaseUntil === 0)
    throw new LeaseLost(held.key, held.fence)
  return { ...lease, leaseUntil: 0, occupiesPlace: false, dueAt: lookAgainAt }
}

function assertHeld(lease: Lease, held: Held, now: Instant): void {
  if (lease.fence !== held.fence || !isLive(lease, now)) throw new LeaseLost(held.key, held.fence)
}
