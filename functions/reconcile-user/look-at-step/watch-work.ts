/** Looks at what a suspended user left running; when nothing is left, that is the last look. */

import { watching } from '../../../core/watch.ts'
import type { Grant } from '../../../core/words.ts'
import { liftDeny } from '../support/deny.ts'
import type { HeldStudio } from '../support/held-studio.ts'
import type { Outcome } from '../support/outcome.ts'
import { seeToWork } from '../support/own-work.ts'
import { askAppsToStop } from '../support/stop-apps.ts'
import type { LookPorts } from './look.ts'

export async function watchWork(
  ports: LookPorts,
  studio: HeldStudio,
  grant: Grant,
): Promise<Outcome> {
  const apps = grant.state === 'deprovisioned' ? 0 : await askAppsToStop(studio, grant)
  return afterCut(ports, studio, { grant, apps })
}

/** The grant with the time of the next look, when there is one; and without the Deny, when due. */
export async function afterCut(
  ports: LookPorts,
  studio: HeldStudio,
  { grant: before, apps }: { readonly grant: Grant; readonly apps: number },
): Promise<Outcome> {
  const { watchAt: _, deniedRoleArns, ...grant } = before
  const { running, kept } = await seeToWork(ports, grant, studio.prove)
  const now = ports.clock.now()
  const mode = ports.map.domains.find(({ id }) => id === grant.domainId)?.mode ?? 'iam'
  const { suspendedAt = now, userId, profileName } = grant
  const denied = deniedRoleArns !== undefined
  const nameTaken = grant.withheld === 'name taken'
  const left = { running: apps + running.length, denied, nameTaken }
  const { watchAt, liftDeny: lift } = watching({ mode, suspendedAt, now, ...left })
  if (lift) await liftDeny(ports, studio.held, before)
  if (running.length + kept.length > 0)
    ports.log.info('work goes on', {
      userId,
      profileName,
      running: running.map(({ arn }) => arn),
      kept: kept.map(({ arn }) => arn),
    })
  const looks = [grant.graceUntil, watchAt].filter((time) => time !== undefined)
  return {
    grant: {
      ...grant,
      suspendedAt,
      ...(denied && !lift && { deniedRoleArns }),
      ...(watchAt !== undefined && { watchAt }),
    },
    ...(looks.length > 0 && { lookAgainAt: Math.min(...looks) }),
  }
}
