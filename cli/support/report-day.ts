/** What the day ends with: who has what, who assumed which role, whether all is as it should be. */
import type { Grant } from '../../core/words.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import type { WorldComparison } from './compare-world.ts'
import { instant, type Output } from './output.ts'
import type { PlayedDay } from './the-day.ts'

export interface DayReport {
  readonly sandbox: Sandbox
  readonly played: PlayedDay
  readonly compared: WorldComparison
  readonly grants: readonly Grant[]
}

export function reportDay(output: Output, report: DayReport): void {
  reportAccess(output, report)
  reportAssumptions(output, report)
  reportAssumedFigures(output, report)
  const { compared, played } = report
  output.line()
  output.line(compared.agrees ? 'Studio is as the map says.' : 'Studio DIFFERS from the map.')
  output.line(
    played.differences === 0
      ? 'Every line of the day is as its model says.'
      : `${played.differences} lines of the day DIFFER from its model.`,
  )
}

function reportAccess(output: Output, { played, compared, grants }: DayReport): void {
  const differences = new Map(compared.profiles.map((row) => [row.profileName, row.difference]))
  const rows = grants.map((grant) => [
    played.names.get(grant.userId) ?? grant.userId,
    grant.team,
    grant.persona,
    grant.state,
    grant.state === 'deprovisioned' ? '' : grant.profileName,
    differences.get(grant.profileName) || 'yes',
  ])
  output.line()
  output.line('Who has what')
  output.table(['user', 'team', 'persona', 'state', 'profile', 'as the map says'], rows.sort())
  for (const missing of compared.missing) output.line(`  no profile for ${missing}`)
}

function reportAssumptions(output: Output, { played }: DayReport): void {
  output.line()
  output.line('Role assumptions')
  output.table(
    ['time', 'how', 'who', 'role', 'verdict'],
    played.records.map((record) => [
      instant(record.time),
      record.door,
      nameIn(played, record) ?? '',
      record.roleArn?.split('/').at(-1) ?? record.portalRole?.name ?? '',
      record.verdict,
    ]),
  )
}

function nameIn({ names }: PlayedDay, record: PlayedDay['records'][number]): string | undefined {
  const { userId, subject, roleSessionName } = record
  return (
    (userId === undefined ? undefined : (names.get(userId) ?? userId)) ?? subject ?? roleSessionName
  )
}

function reportAssumedFigures(output: Output, { sandbox }: DayReport): void {
  output.line()
  output.line('Figures of the sandbox that are assumed, not documented')
  for (const { name, row } of sandbox.world.weather.assumed())
    output.line(`  ${name}: ${row.value} ${row.unit}. ${row.source}`)
}
