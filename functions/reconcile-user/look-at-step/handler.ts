/** Looks whether a step has come true; throws `StillPending` until it has, then confirms it. */
import { userKey } from '../../../core/lease/keys.ts'
import type { Write } from '../../../core/ports.ts'
import type { Grant, Instant, Step } from '../../../core/words.ts'
import type { StepInput, StepPorts } from '../support/step.ts'
import { archiveData } from './archive-data.ts'
import { type HeldStudio, heldStudio } from './held-studio.ts'
import { lookAtProfile } from './look-at-profile.ts'
import { removeProfile } from './remove-profile.ts'
import { stopApps } from './stop-apps.ts'
import { watchWork } from './watch-work.ts'

/** A step planned longer ago has looked for a while: its lease of five minutes is renewed. */
const RENEW_AFTER_MS = 2 * 60_000

/** What a look came to. */
export interface Outcome {
  /** As the step leaves it; unset while the step is not done and goes on at the next look. */
  readonly grant?: Grant
  /** Written together with the grant. */
  readonly writes?: readonly Write[]
  readonly lookAgainAt?: Instant
}

export interface Looked {
  /** When somebody should look again, though nothing asks for it. */
  readonly lookAgainAt?: Instant
}

export function lookAtStep(ports: StepPorts) {
  return async ({ userId, fence, step }: StepInput): Promise<Looked> => {
    const held = { key: userKey(userId), fence }
    const prove = () => ports.ledger.write(held, [], ports.clock.now())
    if (ports.clock.now() - step.grant.since > RENEW_AFTER_MS && step.kind !== 'watch')
      await prove()
    const {
      grant,
      writes = [],
      lookAgainAt,
    } = await look(ports, heldStudio(ports.studio, prove), step)
    const { team, persona, state, graceUntil } = step.grant
    if (grant) {
      const now = ports.clock.now()
      const confirmed: Write = { kind: 'grant', grant, recordedAt: now }
      await ports.ledger.write(held, [confirmed, ...writes], now)
      ports.log.info(`access has been ${state}`, { userId, fence, team, persona, graceUntil })
    } else ports.log.info(`${step.kind} goes on`, { userId, fence, team, persona, lookAgainAt })
    return lookAgainAt === undefined ? {} : { lookAgainAt }
  }
}

async function look(ports: StepPorts, studio: HeldStudio, step: Step): Promise<Outcome> {
  const { kind, grant } = step
  if (kind === 'watch') return watchWork(ports, studio, grant)
  if (kind === 'archive') return archiveData(ports, studio, grant)
  if (kind === 'deprovision') await removeProfile(studio, grant)
  else await lookAtProfile(studio, step)
  if (kind === 'suspend' || kind === 'change') await stopApps(studio, grant)
  const now = ports.clock.now()
  const { graceUntil } = grant
  const suspendedAt = kind === 'suspend' ? { suspendedAt: grant.suspendedAt ?? now } : {}
  return {
    grant: { ...grant, ...suspendedAt, since: now },
    ...(graceUntil !== undefined && { lookAgainAt: graceUntil }),
  }
}
