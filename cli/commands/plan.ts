/** `rollcall plan`: what would change for whom, and why, before it does. Reads only. */
import type { StepKind } from '../../core/words.ts'
import type { ConnectionOptions } from '../support/connection.ts'
import { type ExitCode, exitCode } from '../support/exit.ts'
import { groupNotes } from '../support/group-notes.ts'
import { guardVerdicts } from '../support/guard-verdict.ts'
import { open } from '../support/open.ts'
import type { Output } from '../support/output.ts'
import { type PlanRow, planRows, planUser } from '../support/plan-rows.ts'
import { readWorld } from '../support/read-world.ts'

export interface PlanOptions extends ConnectionOptions {
  /** Leaves out who keeps what they have. */
  readonly changes?: boolean
  readonly json?: boolean
}

export interface PlannedRow extends Omit<PlanRow, 'step'> {
  /** Unset when nothing would change. */
  readonly change?: StepKind
  /** What the deletion guard or a freeze would say; empty where neither has to do with it. */
  readonly guard: string
}

/** Answers `difference` when anything would change. */
export async function plan(options: PlanOptions, output: Output): Promise<ExitCode> {
  const { file, map, ports } = await open(options, output)
  output.progress('reading the directory and the ledger')
  const now = ports.clock.now()
  const world = await readWorld(ports, map)
  const against = { map, file, pins: world.pins, now }
  const planned = world.users.map((user) => planUser(user, against))
  const verdicts = await guardVerdicts(ports, planned, { map, world, now })
  const rows = planned
    .flatMap((user) => planRows(user, against))
    .map(({ step, ...row }): PlannedRow => {
      if (step === undefined) return { ...row, guard: '' }
      return { ...row, change: step.kind, guard: verdicts.get(step) ?? '' }
    })
  const changes = rows.filter(({ change }) => change !== undefined)
  const shown = options.changes ? changes : rows
  const notes = await groupNotes(ports, { map, file, ...world })
  if (options.json) output.json({ map: { file, hash: map.hash }, rows: shown, notes })
  else print(output, { shown, changes, rows, notes })
  return changes.length > 0 ? exitCode.difference : exitCode.done
}

interface Printed {
  readonly shown: readonly PlannedRow[]
  readonly changes: readonly PlannedRow[]
  readonly rows: readonly PlannedRow[]
  readonly notes: readonly string[]
}

function print(output: Output, { shown, changes, rows, notes }: Printed): void {
  output.table(
    ['user', 'team', 'persona', 'now', 'then', 'because', 'guard'],
    shown.map((row) => [
      row.userName ?? row.userId,
      row.team,
      row.persona,
      row.now,
      row.change ? row.after : 'the same',
      row.because,
      row.guard,
    ]),
  )
  for (const note of notes) output.line(`note: ${note}`)
  output.line(summary(changes, rows))
}

function summary(changes: readonly PlannedRow[], rows: readonly PlannedRow[]): string {
  if (changes.length === 0) return `Nothing would change: ${rows.length} as they are.`
  const kinds = Map.groupBy(changes, ({ change }) => change)
  const counts = [...kinds].map(([kind, some]) => `${some.length} to ${kind}`)
  return `${changes.length} of ${rows.length} would change: ${counts.join(', ')}.`
}
