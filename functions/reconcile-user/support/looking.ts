/** What every look at a step has in common: it holds the lease, tells, confirms, and releases. */
import { userKey } from '../../../core/lease/keys.ts'
import { eventsOfStep } from '../../../core/own-events/of-step.ts'
import type { Leases, OwnEvents, Write } from '../../../core/ports.ts'
import type { Step } from '../../../core/words.ts'
import { type HeldStudio, heldStudio } from './held-studio.ts'
import type { Outcome } from './outcome.ts'
import { type Released, type ReleaseWith, release } from './release.ts'
import type { StepInput, StepPorts } from './step.ts'

/** A step planned longer ago has looked for a while: its lease of five minutes is renewed. */
const RENEW_AFTER_MS = 2 * 60_000

export interface LookInput extends StepInput {
  /** For the only step of a plan: it is confirmed and the lease released in one transaction. */
  readonly release?: ReleaseWith | null
}

export interface Looked {
  /** When somebody should look again, though nothing asks for it. */
  readonly lookAgainAt?: number
  /** Set when the lease was to be released with it. */
  readonly release?: Released
}

export interface LookingPorts extends StepPorts {
  readonly leases: Leases
  readonly ownEvents: OwnEvents
}

/** Throws `StillPending` while it is worth looking again in seconds. */
export type Look = (studio: HeldStudio, step: Step) => Promise<Outcome>

/** What is written has been told before: a retry tells it again, under the same id. */
export function looking(ports: LookingPorts, look: Look) {
  return async ({ userId, fence, step, release: only }: LookInput): Promise<Looked> => {
    const held = { key: userKey(userId), fence }
    const prove = () => ports.ledger.write(held, [], ports.clock.now())
    const { team, persona, state, graceUntil, since } = step.grant
    if (ports.clock.now() - since > RENEW_AFTER_MS) await prove()
    const outcome = await look(heldStudio(ports.studio, { held, prove }), step)
    const { grant, lookAgainAt } = outcome
    const recordedAt = ports.clock.now()
    await ports.ownEvents.publish(eventsOfStep(step, grant, recordedAt))
    const confirmed: Write[] = grant ? [{ kind: 'grant', grant, recordedAt }] : []
    const writes = [...confirmed, ...(outcome.writes ?? [])]
    const again = lookAgainAt === undefined ? {} : { lookAgainAt }
    const facts = { userId, fence, team, persona, graceUntil, ...again }
    const isDone = grant?.state === state
    const said = isDone ? `access has been ${state}` : `${step.kind} goes on`
    if (!only) {
      if (writes.length > 0) await ports.ledger.write(held, writes, recordedAt)
      ports.log.info(said, facts)
      return again
    }
    const lookAgain = [...only.lookAgain, ...(lookAgainAt === undefined ? [] : [lookAgainAt])]
    const reads = [...writes, ...only.reads]
    const released = await release(ports, held, { ...only, reads, lookAgain })
    if (released.again && writes.length > 0) await ports.ledger.write(held, writes, recordedAt)
    ports.log.info(said, facts)
    return { ...again, release: released }
  }
}
