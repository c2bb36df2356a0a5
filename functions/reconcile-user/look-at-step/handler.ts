/** Looks whether a step has come true; throws `StillPending` until it has, then confirms it. */
import { userKey } from '../../../core/lease/keys.ts'
import type { Instant } from '../../../core/words.ts'
import type { StepInput, StepPorts } from '../support/step.ts'
import { lookAtProfile } from './look-at-profile.ts'
import { removeProfile } from './remove-profile.ts'
import { stopApps } from './stop-apps.ts'

export interface Looked {
  /** Set when the grant stands in a grace period: when that ends. */
  readonly lookAgainAt?: Instant
}

export function lookAtStep(ports: StepPorts) {
  return async ({ userId, fence, step }: StepInput): Promise<Looked> => {
    const { grant, kind } = step
    if (kind === 'deprovision') await removeProfile(ports.studio, grant)
    else await lookAtProfile(ports.studio, step)
    if (kind === 'suspend' || kind === 'change') await stopApps(ports.studio, grant)
    const now = ports.clock.now()
    const held = { key: userKey(userId), fence }
    const confirmed = { ...grant, since: now }
    await ports.ledger.write(held, [{ kind: 'grant', grant: confirmed, recordedAt: now }], now)
    const { team, persona, state, graceUntil } = grant
    ports.log.info(`access has been ${state}`, { userId, fence, team, persona, graceUntil })
    return graceUntil === undefined ? {} : { lookAgainAt: graceUntil }
  }
}
