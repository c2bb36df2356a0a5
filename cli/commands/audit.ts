/** `rollcall audit`: who assumed which role, when, and which entitlement explains it. */
import type { AuditRecord } from '../../core/audit/record.ts'
import type { ConnectionOptions } from '../support/connection.ts'
import { type ExitCode, exitCode } from '../support/exit.ts'
import { open } from '../support/open.ts'
import { instant, type Output } from '../support/output.ts'
import type { CommandPorts } from '../support/ports.ts'
import { timeOf } from '../support/time.ts'
import { requireUserId } from '../support/users.ts'

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
  const asked = {
    since: timeOf(options.since, '--since'),
    until: timeOf(options.until, '--until'),
  }
  const { ports } = await open(options, output)
  // A day more than now, since the clocks of those who write the records may run ahead.
  const { until = ports.clock.now() + DAY_MS } = asked
  const { since = until - 7 * DAY_MS } = asked
  const records = await queryAll(ports, {
    since,
    until,
    ...(options.user ? { userId: await requireUserId(ports.directory, options.user) } : {}),
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
