/**
 * Writes down what is about to happen to one grant, and then makes it happen. Safe to run twice.
 */
import { MapChanged } from '../../../core/errors.ts'
import { userKey } from '../../../core/lease/keys.ts'
import { beginOf } from '../../../core/plan/apply.ts'
import type { StepInput, StepPorts } from '../support/step.ts'
import { beginStep, profileToTurn } from './begin-step.ts'

export function applyStep(ports: StepPorts) {
  return async ({ userId, fence, mapHash, step }: StepInput): Promise<void> => {
    if (mapHash !== ports.map.hash)
      throw new MapChanged(`the plan was made with map ${mapHash}; this bundle has another`)
    const profile = await profileToTurn(ports.studio, step)
    const now = ports.clock.now()
    const held = { key: userKey(userId), fence }
    const write = { kind: 'grant', grant: beginOf(step), recordedAt: now } as const
    await ports.ledger.write(held, [write], now)
    await beginStep(ports.studio, step, profile)
    const { team, persona, profileName } = step.grant
    ports.log.info('step has begun', { userId, fence, step: step.kind, team, persona, profileName })
  }
}
