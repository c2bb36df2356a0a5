/** One look at a step, by its kind. */
import type { Archives, Transfers, Work, Write } from '../../../core/ports.ts'
import type { Grant, Instant, Step } from '../../../core/words.ts'
import type { RolePorts } from '../../support/start-role.ts'
import type { StepPorts } from '../support/step.ts'
import { stopApps } from '../support/stop-apps.ts'
import { archiveData } from './archive-data.ts'
import { endArchiving } from './end-archiving.ts'
import { freeNames } from './free-names.ts'
import type { HeldStudio } from './held-studio.ts'
import { lookAtProfile } from './look-at-profile.ts'
import { removeProfile } from './remove-profile.ts'
import { afterCut, watchWork } from './watch-work.ts'

export interface LookPorts extends StepPorts, RolePorts {
  readonly work: Work
  readonly transfers: Transfers
  readonly archives: Archives
}

/** What a look came to. */
export interface Outcome {
  /** As the step leaves it; unset while the step is not done and goes on at the next look. */
  readonly grant?: Grant
  /** Written together with the grant. */
  readonly writes?: readonly Write[]
  readonly lookAgainAt?: Instant
}

/** Throws `StillPending` while it is worth looking again in seconds. */
export async function look(ports: LookPorts, studio: HeldStudio, step: Step): Promise<Outcome> {
  const { kind, grant } = step
  if (kind === 'watch') return watchWork(ports, studio, grant)
  if (kind === 'archive') return archiveData(ports, studio, grant)
  if (kind === 'deprovision') return freeNames(await removeProfile(ports, studio, grant), step)
  await lookAtProfile(studio, step)
  if (kind === 'resume') await endArchiving(ports, studio, grant)
  if (kind === 'suspend' || kind === 'change') await stopApps(studio, grant)
  const now = ports.clock.now()
  const settled = { ...grant, since: now }
  if (kind !== 'suspend') return { grant: settled }
  return afterCut(ports, studio, { grant: settled, apps: 0 })
}
