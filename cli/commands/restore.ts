/** `rollcall restore USER...`: undoes a leave that was wrong, and gives the directory time. */
import type { AccessMap } from '../../core/access-map/access-map.ts'
import { parseDuration } from '../../core/access-map/duration.ts'
import { restoredEvents } from '../../core/own-events/of-operator.ts'
import type { ConnectionOptions } from '../support/connection.ts'
import { CommandError, type ExitCode, exitCode } from '../support/exit.ts'
import { followRun } from '../support/follow.ts'
import { open } from '../support/open.ts'
import { operatorName } from '../support/operator-name.ts'
import { instant, type Output } from '../support/output.ts'
import type { CommandPorts } from '../support/ports.ts'
import { bar, type ProgressLine, progressLine } from '../support/progress-line.ts'
import {
  type Leaver,
  leaversNamed,
  leaversSince,
  type Restored,
  restoreUsers,
} from '../support/restore-users.ts'
import { timeOf } from '../support/time.ts'
import { requireUserId } from '../support/users.ts'
import { type KnownWayBack, printWayBack, waysBack } from '../support/ways-back.ts'

export interface RestoreOptions extends ConnectionOptions {
  /** Everybody suspended at that time or later, in place of users. */
  readonly suspendedSince?: string
  /** Only what was suspended in this team. */
  readonly team?: string
  /** How long it holds though the directory says otherwise: 5m to 30d. Default 24h. */
  readonly for?: string
  /** Who restores; default: the user of this shell. */
  readonly as?: string
  readonly json?: boolean
}

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** Answers `difference` when somebody could not be restored, or waits. */
export async function restore(
  users: readonly string[],
  options: RestoreOptions,
  output: Output,
  line: ProgressLine = progressLine(process.stderr),
): Promise<ExitCode> {
  const { suspendedSince, team, json } = options
  if ((users.length === 0) === (suspendedSince === undefined))
    throw new CommandError(exitCode.badInput, 'name either users or a time with --suspended-since')
  const since = timeOf(suspendedSince, '--suspended-since')
  const holdsMs = durationOf(options.for ?? '24h')
  const { ports, map } = await open(options, output)
  const wanted = team === undefined ? {} : { team }
  const leavers =
    since === undefined
      ? await leaversNamed(ports, await idsOf(ports, users), wanted)
      : await leaversSince(ports, since, wanted)
  const until = ports.clock.now() + holdsMs
  const by = operatorName(options.as)
  const restored = await restoreUsers(ports, leavers, { map, by, until })
  const all = restored.users.length
  const at = { at: ports.clock.now(), mapHash: map.hash }
  const userIds = restored.users.map(({ userId }) => userId)
  if (all > 0) await ports.ownEvents.publish(restoredEvents(userIds, at))
  const waiting = await followRun(ports, restored.runId, {
    look: (left, again) => line.show(bar(Math.max(0, all - left), all, whatOf(again))),
  })
  line.end()
  const former = since === undefined ? await formerWorkOf(ports, map, leavers) : []
  const ways = former.filter((way) => team === undefined || way.team === team)
  if (json) output.json({ ...restored, until, waiting, waysBack: ways })
  else {
    print(output, restored, { until, waiting })
    for (const way of ways) printWayBack(output, way)
  }
  return restored.refused.length + waiting.length > 0 ? exitCode.difference : exitCode.done
}

function whatOf(triedAgain: number): string {
  const what = 'users have their access back'
  return triedAgain === 0 ? what : `${what}; ${triedAgain} failed and are tried again in minutes`
}

/** Of those of whom nothing is suspended: what they had may have been deprovisioned. */
async function formerWorkOf(
  ports: CommandPorts,
  map: AccessMap,
  leavers: readonly Leaver[],
): Promise<KnownWayBack[]> {
  const ways: KnownWayBack[] = []
  for (const { userId } of leavers.filter(({ grants }) => grants.length === 0)) {
    const grants = await ports.ledger.grantsOf(userId)
    const versions = await ports.ledger.versionsOf(userId)
    ways.push(...(await waysBack(ports, map, { grants, versions })))
  }
  return ways
}

async function idsOf(ports: CommandPorts, users: readonly string[]): Promise<string[]> {
  const userIds: string[] = []
  for (const user of users) userIds.push(await requireUserId(ports.directory, user))
  return userIds
}

function durationOf(text: string): number {
  const ms = parseDuration(text)
  if (ms !== undefined && ms >= 5 * MINUTE_MS && ms <= 30 * DAY_MS) return ms
  throw new CommandError(
    exitCode.badInput,
    `--for ${text} is not a duration from 5m to 30d; write it like 30m, 12h or 7d`,
  )
}

function print(
  output: Output,
  { users, refused }: Restored,
  { until, waiting }: { readonly until: number; readonly waiting: readonly string[] },
): void {
  if (users.length === 0) output.line('nobody was restored')
  else
    output.line(
      `${users.length} ${users.length === 1 ? 'user is' : 'users are'} restored until ` +
        `${instant(until)}: put the directory right before that`,
    )
  output.table(
    ['user', 'restored in', 'why not'],
    [
      ...users.map(({ userId, teams }) => [userId, teams.join(', '), '']),
      ...refused.map(({ userId, why }) => [userId, '', why]),
    ],
  )
  for (const userId of waiting) output.line(`user ${userId} waits: see \`rollcall explain\``)
}
