/** One look at a step that gives or takes access, by its kind. */
import type { Work } from '../../../core/ports.ts'
import type { Step } from '../../../core/words.ts'
import type { RolePorts } from '../../support/start-role.ts'
import type { HeldStudio } from '../support/held-studio.ts'
import { lookAtProfile } from '../support/look-at-profile.ts'
import type { Outcome } from '../support/outcome.ts'
import type { StepPorts } from '../support/step.ts'
import { stopApps } from '../support/stop-apps.ts'
import { afterCut, watchWork } from './watch-work.ts'

export interface LookPorts extends StepPorts, RolePorts {
  readonly work: Work
}

/** Throws `StillPending` while it is worth looking again in seconds. */
export async function look(ports: LookPorts, studio: HeldStudio, step: Step): Promise<Outcome> {
  const { kind, grant } = step
  if (kind === 'watch') return watchWork(ports, studio, grant)
  await lookAtProfile(studio, step)
  if (kind === 'suspend' || kind === 'change') await stopApps(studio, grant)
  const settled = { ...grant, since: ports.clock.now() }
  if (kind !== 'suspend') return { grant: settled }
  return afterCut(ports, studio, { grant: settled, apps: 0 })
}
