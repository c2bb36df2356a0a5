/** Looks at what a suspended user left running; when nothing is left, that is the last look. */
import type { Grant } from '../../../core/words.ts'
import type { StepPorts } from '../support/step.ts'
import type { HeldStudio } from './held-studio.ts'
import type { Outcome } from './look.ts'
import { stopApps } from './stop-apps.ts'

/** Throws `StillPending` while apps are stopping. */
export async function watchWork(
  _ports: StepPorts,
  studio: HeldStudio,
  { watchAt: _, ...grant }: Grant,
): Promise<Outcome> {
  await stopApps(studio, grant)
  return { grant }
}
