/** A full reconciliation, asked for now: whoever differs is followed until their access is true. */
import { everyoneKey } from '../../core/lease/keys.ts'
import { type FullReconciliation, isOfRun } from '../../core/reconcile-all/run.ts'
import type { Grant } from '../../core/words.ts'
import { CommandError, type ExitCode, exitCode } from './exit.ts'
import { followLease, followRun } from './follow.ts'
import type { Output } from './output.ts'
import type { CommandPorts } from './ports.ts'
import { bar, type ProgressLine } from './progress-line.ts'

export interface AskingAll {
  readonly deep: boolean
  readonly output: Output
  readonly line: ProgressLine
  readonly json: boolean
}

interface Changed {
  readonly grant: Grant
  /** For example `event-lost`. */
  readonly cause: string
}

export async function reconcileEveryone(
  ports: CommandPorts,
  { deep, output, line, json }: AskingAll,
): Promise<ExitCode> {
  const run = await compareEveryone(ports, { deep, line })
  const asked = Object.values(run.asked).reduce((sum, count) => sum + count, 0)
  const waiting = await followRun(ports, run.id, {
    look: (left) => line.show(bar(Math.max(0, asked - left), asked, 'users are as the map says')),
  })
  line.end()
  const changed = await changesOf(ports, run)
  if (json) output.json({ run, changed, waiting })
  else print(output, { run, changed, waiting })
  return run.findings.length + waiting.length > 0 ? exitCode.difference : exitCode.done
}

/** A run that goes on already goes round once more for this, with what it is asked to look at. */
async function compareEveryone(
  ports: CommandPorts,
  { deep, line }: { readonly deep: boolean; readonly line: ProgressLine },
): Promise<FullReconciliation> {
  const { clock, leases, workflows, snapshot } = ports
  const began = clock.now()
  const because = { eventId: `operator-${began}`, door: 'operator', time: began } as const
  const how = { removal: false, readDirectory: false, readStudio: deep }
  const answer = await leases.request({ key: everyoneKey, because, now: began, ...how })
  if (answer.taken) await workflows.reconcileAll({ fence: answer.held.fence })
  const wanted = (await leases.read(everyoneKey))?.wanted ?? 0
  await followLease(ports, { key: everyoneKey, wanted }, () => {
    const seconds = Math.round((clock.now() - began) / 1000)
    line.show(`everyone is being compared: ${seconds} s`)
  })
  const run = await snapshot.lastRun()
  if (run) return run
  throw new CommandError(exitCode.difference, 'the full reconciliation left no record: see its log')
}

async function changesOf({ ledger }: CommandPorts, run: FullReconciliation): Promise<Changed[]> {
  const changed: Changed[] = []
  let cursor: string | undefined
  do {
    const page = await ledger.grants(cursor)
    for (const grant of page.grants) {
      const why = grant.because.find(({ eventId }) => isOfRun(eventId, run.id))
      if (why) changed.push({ grant, cause: why.eventId.slice(run.id.length + 1) })
    }
    cursor = page.cursor
  } while (cursor)
  return changed
}

interface Report {
  readonly run: FullReconciliation
  readonly changed: readonly Changed[]
  readonly waiting: readonly string[]
}

function print(output: Output, { run, changed, waiting }: Report): void {
  const { users, groups, profiles, asked, findings } = run
  output.line(`compared ${users} users and ${groups} groups, looked at ${profiles} profiles`)
  const causes = Object.entries(asked).map(([cause, count]) => `${cause}: ${count}`)
  output.line(
    causes.length === 0 ? 'nobody differed' : `asked for who differed: ${causes.join(', ')}`,
  )
  if (changed.length > 0)
    output.table(
      ['user', 'team', 'persona', 'state', 'because of'],
      changed.map(({ grant, cause }) => [
        grant.userId,
        grant.team,
        grant.persona,
        grant.state,
        cause.replaceAll('-', ' '),
      ]),
    )
  for (const userId of waiting) output.line(`user ${userId} waits: see \`rollcall holds\``)
  for (const finding of findings) output.line(`finding: ${finding}`)
}
