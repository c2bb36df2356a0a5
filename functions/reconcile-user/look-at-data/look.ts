/** One look at a step that keeps, removes or gives back data, by its kind. */
import type { Archives, Transfers } from '../../../core/ports.ts'
import type { Step } from '../../../core/words.ts'
import type { HeldStudio } from '../support/held-studio.ts'
import { lookAtProfile } from '../support/look-at-profile.ts'
import type { Outcome } from '../support/outcome.ts'
import type { StepPorts } from '../support/step.ts'
import { archiveData } from './archive-data.ts'
import { endArchiving } from './end-archiving.ts'
import { freeNames } from './free-names.ts'
import { removeProfile } from './remove-profile.ts'

export interface DataPorts extends StepPorts {
  readonly transfers: Transfers
  readonly archives: Archives
}

/** Throws `StillPending` while it is worth looking again in seconds. */
export async function look(ports: DataPorts, studio: HeldStudio, step: Step): Promise<Outcome> {
  const { kind, grant } = step
  if (kind === 'archive') return archiveData(ports, studio, grant)
  if (kind === 'deprovision') return freeNames(await removeProfile(ports, studio, grant), step)
  await lookAtProfile(studio, step)
  await endArchiving(ports, studio, grant)
  return { grant: { ...grant, since: ports.clock.now() } }
}
