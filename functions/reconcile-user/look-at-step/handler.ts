/** Looks whether a step has come true; throws `StillPending` until it has, then confirms it. */
import { userKey } from '../../../core/lease/keys.ts'
import type { Instant } from '../../../core/words.ts'
import type { StepInput, StepPorts } from '../support/step.ts'
import { heldStudio } from './held-studio.ts'
import { lookAtProfile } from './look-at-profile.ts'
import { removeProfile } from './remove-profile.ts'
import { stopApps } from './stop-apps.ts'

/** A step planned longer ago has looked for a while: its lease of five minutes is renewed. */
const RENEW_AFTER_MS = 2 * 60_000

export interface Looked {
  /** Set when the grant stands in a grace period: when that ends. */
  readonly lookAgainAt?: Instant
}

export function lookAtStep(ports: StepPorts) {
  return async ({ userId, fence, step }: StepInput): Promise<Looked> => {
    const { grant, kind } = step
    const held = { key: userKey(userId), fence }
    const prove = () => ports.ledger.write(held, [], ports.clock.now())
    if (ports.clock.now() - grant.since > RENEW_AFTER_MS) await prove()
    const studio = heldStudio(ports.studio, prove)
    if (kind === 'deprovision') await removeProfile(studio, grant)
    else await lookAtProfile(studio, step)
    if (kind === 'suspend' || kind === 'change') await stopApps(studio, grant)
    const now = ports.clock.now()
    const confirmed = { ...grant, since: now }
    await ports.ledger.write(held, [{ kind: 'grant', grant: confirmed, recordedAt: now }], now)
    const { team, persona, state, graceUntil } = grant
    ports.log.info(`access has been ${state}`, { userId, fence, team, persona, graceUntil })
    return graceUntil === undefined ? {} : { lookAgainAt: graceUntil }
  }
}
