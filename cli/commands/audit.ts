/** `rollcall audit`: who assumed which role, when, and which entitlement explains it. */
import type { AuditRecord } from '../../core/audit/record.ts'
import { type ConnectionOptions, connect } from '../support/connection.ts'
import { CommandError, type ExitCode, exitCode } from '../support/exit.ts'
import { instant, type Output } from '../support/output.ts'
import { type CommandPorts, loadMap, portsFor } from '../support/ports.ts'

export interface AuditOptions extends ConnectionOptions {
  readonly user?: string
  readonly role?: string
  readonly since?: string
  readonly until?: string
  readonly json?: boolean
}

const DAY_MS = 86_400_000

/** Answers `difference` when a record is a finding: a role assumed without an entitlement. */
export async function audit(options: AuditOptions, output: Output): Promise<ExitCode> {
  const map = loadMap(connect(options, output.progress))
  const ports = portsFor(map)
  const until = timeOf(options.until, '--until') ?? ports.clock.now() + DAY_MS
  const since = timeOf(options.since, '--since') ?? until - 7 * DAY_MS
  const records = await queryAll(ports, {
    since,
    until,
    ...(options.user ? { userId: await userIdOf(ports, options.user) } : {}),
    ...(options.role ? { roleArn: options.role } : {}),
  })
  if (options.json) output.json(records)
  else printRecords(output, records)
  const findings = records.filter(({ verdict }) => verdict === 'no-entitlement')
  return findings.length > 0 ? exitCode.difference : exitCode.done
}

export function printRecords(output: Output, records: readonly AuditRecord[]): void {
  output.table(
    ['time', 'how', 'role', 'who', 'verdict', 'explanation'],
    records.map((record) => [
      instant(record.time),
      record.door,
      record.roleArn?.split('/').at(-1) ?? '',
      record.userId ?? record.subject ?? record.roleSessionName ?? '',
      record.verdict,
      record.explanation,
    ]),
  )
}

export async function queryAll(
  { auditLog }: Pick<CommandPorts, 'auditLog'>,
  query: Parameters<CommandPorts['auditLog']['query']>[0],
): Promise<AuditRecord[]> {
  const records: AuditRecord[] = []
  let cursor: string | undefined
  do {
    const page = await auditLog.query(query, cursor)
    records.push(...page.records)
    cursor = page.cursor
  } while (cursor)
  return records
}

async function userIdOf({ directory }: CommandPorts, user: string): Promise<string> {
  return (await directory.findUser(user)) ?? user
}

function timeOf(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined
  const time = Date.parse(text)
  if (!Number.isNaN(time)) return time
  throw new CommandError(
    exitCode.badInput,
    `${option} ${text} is not a time; write it like 2026-11-21 or 2026-11-21T14:00:00Z`,
  )
}
