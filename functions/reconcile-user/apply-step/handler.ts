/**
 * Writes down what is about to happen to one grant, and then makes it happen. Safe to run twice.
 */
import { MapChanged } from '../../../core/errors.ts'
import { userKey } from '../../../core/lease/keys.ts'
import { beginOf } from '../../../core/plan/apply.ts'
import type { Write } from '../../../core/ports.ts'
import type { Instant, Step } from '../../../core/words.ts'
import type { RolePorts } from '../../support/start-role.ts'
import { askForDenyLists, denyWrites } from '../support/deny.ts'
import type { StepInput, StepPorts } from '../support/step.ts'
import { beginStep, profileToTurn } from './begin-step.ts'
import type { CreatePorts } from './create-profile.ts'
import { nameWrites } from './sign-in.ts'

export function applyStep(ports: StepPorts & RolePorts & CreatePorts) {
  return async ({ userId, fence, mapHash, step }: StepInput): Promise<void> => {
    if (mapHash !== ports.map.hash)
      throw new MapChanged(`the plan was made with map ${mapHash}; this bundle has another`)
    const profile = await profileToTurn(ports.studio, step)
    const now = ports.clock.now()
    const held = { key: userKey(userId), fence }
    await ports.ledger.write(held, writesFor(userId, step, now), now)
    // The lists are the second line: what keeps the first from being done does not hold them back.
    await beginStep(ports, { held, step, profile }).finally(() => askForDenyLists(ports, step))
    const { team, persona, profileName } = step.grant
    ports.log.info('step has begun', { userId, fence, step: step.kind, team, persona, profileName })
  }
}

/** The intent, unless an operator froze such steps; guard, Deny list and name change with it. */
function writesFor(userId: string, step: Step, now: Instant): readonly Write[] {
  const { kind, permit } = step
  return [
    { kind: 'unless frozen', step: kind, now },
    ...(permit ? [{ kind: 'let go', userId, permit, at: now } as const] : []),
    { kind: 'grant', grant: beginOf(step), recordedAt: now },
    ...denyWrites(step),
    ...nameWrites(step),
  ]
}
