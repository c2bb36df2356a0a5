/** Copies what the team wants kept of a leaver's data, over as many looks as it takes. */
import type { Grant } from '../../../core/words.ts'
import type { StepPorts } from '../support/step.ts'
import type { HeldStudio } from './held-studio.ts'
import type { Outcome } from './look.ts'

/** How long until a copy that is not complete is looked at again. */
const LOOK_MS = 24 * 60 * 60_000

export async function archiveData(
  { clock }: StepPorts,
  _studio: HeldStudio,
  _grant: Grant,
): Promise<Outcome> {
  return { lookAgainAt: clock.now() + LOOK_MS }
}
