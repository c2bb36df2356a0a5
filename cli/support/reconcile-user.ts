/** One user is read anew, in the directory and in Studio, and brought to what the map gives. */
import { userKey } from '../../core/lease/keys.ts'
import type { GrantVersion } from '../../core/words.ts'
import { requestUser } from '../../functions/support/start-user.ts'
import { endGrace } from './end-grace.ts'
import { type ExitCode, exitCode } from './exit.ts'
import { followLease } from './follow.ts'
import { instant, type Output } from './output.ts'
import type { CommandPorts } from './ports.ts'
import type { ProgressLine } from './progress-line.ts'
import { requireUserId } from './users.ts'

export interface Asking {
  /** User id or user name; the id of who was deleted in the directory. */
  readonly user: string
  readonly output: Output
  readonly line: ProgressLine
  readonly json: boolean
  /** What is suspended goes now, and not when its grace period ends. */
  readonly endGrace?: boolean
}

export async function reconcileUser(ports: CommandPorts, asking: Asking): Promise<ExitCode> {
  const { output, line } = asking
  const userId = await requireUserId(ports.directory, asking.user)
  const before = (await ports.ledger.versionsOf(userId)).length
  const now = ports.clock.now()
  const because = { eventId: `operator-${now}`, door: 'operator', time: now } as const
  const request = { userId, because, now, removal: false, readStudio: true }
  if (asking.endGrace) await endGrace(ports, { userId, because })
  else await requestUser(ports, request)
  const key = userKey(userId)
  const wanted = (await ports.leases.read(key))?.wanted ?? 0
  const outcome = await followLease(ports, { key, wanted }, (lease) => {
    line.show(`user ${userId}: ${lease && lease.leaseUntil > 0 ? 'being reconciled' : 'waiting'}`)
  })
  line.end()
  const changes = (await ports.ledger.versionsOf(userId)).slice(before)
  if (asking.json) output.json({ userId, ...outcome, changes })
  else {
    print(output, userId, changes)
    if (!outcome.done)
      output.line(
        `part of it waits until ${instant(outcome.later)} or an operator's answer: see ` +
          '`rollcall holds`, and the logs for a failure',
      )
  }
  return outcome.done ? exitCode.done : exitCode.difference
}

function print(output: Output, userId: string, changes: readonly GrantVersion[]): void {
  output.line(changes.length === 0 ? `nothing differed for user ${userId}` : `user ${userId}`)
  if (changes.length === 0) return
  output.table(
    ['recorded', 'team', 'persona', 'state', 'reason'],
    changes.map((version) => [
      instant(version.recordedAt),
      version.team,
      version.persona,
      version.state,
      `group ${version.reason.group} (line ${version.reason.line} of the map)`,
    ]),
  )
}
