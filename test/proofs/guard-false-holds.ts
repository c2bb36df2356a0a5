/**
 * How often the deletion guard holds though everybody really left: 1,000,000 group-days of a
 * written churn model (test/proofs/churn/model.ts) through core/guard. Writes
 * test/proofs/results/guard-false-holds.txt.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { base, type ChurnModel, type SizeClass, sizeClasses, sweep } from './churn/model.ts'
import { type Count, playClass } from './churn/play.ts'

const file = new URL('./results/guard-false-holds.txt', import.meta.url)

const BASE_DAYS = 1_000_000
const SWEEP_DAYS = 320_000
/** The promise: at most so many of a company's group-days. */
const PROMISED = 0.001
const SEED = 1

interface Row {
  readonly sizes: SizeClass
  readonly count: Count
}

/** True when the base model keeps the promise, over a company's groups. */
export async function prove(): Promise<boolean> {
  const rows = rowsOf(base, BASE_DAYS)
  const swept = sweep.map((model) => [model, rowsOf(model, SWEEP_DAYS)] as const)
  const holds = weighted(rows) <= PROMISED
  const lines = [
    'False holds of the deletion guard (npm run proof -- guard-false-holds)',
    'Days of the churn model of test/proofs/churn/model.ts, where every rate stands with its',
    'source or is marked assumed. Everybody who is gone really left, so every hold is a false one.',
    `Limits: share 10 %, at least 2, window 24 h. Seed ${SEED}.`,
    '',
    `Promise: at most ${percent(PROMISED)} of the group-days of a company.`,
    `Base model: ${percent(weighted(rows))}, ${holds ? 'kept' : 'NOT KEPT'} (two standard errors ` +
      `are ${percent(2 * errorOf(rows))}).`,
    '',
    ...tableOf(rows),
    '',
    ...causesOf(rows),
    '',
    'One assumption changed at a time: a whole company, and by members of the group',
    `(${SWEEP_DAYS} group-days each, a class an eighth: single figures are rough)`,
    ...sweptTable(swept),
    '',
    ...beyond(rows, swept),
  ]
  console.log(lines.join('\n'))
  mkdirSync(new URL('./', file), { recursive: true })
  writeFileSync(file, `${lines.join('\n')}\n`)
  return holds
}

function rowsOf(model: ChurnModel, days: number): Row[] {
  return sizeClasses.map((sizes, index) => ({
    sizes,
    count: playClass({ model, sizes, days: days / sizeClasses.length, seed: SEED + index }),
  }))
}

function rateOf({ falseHolds, days }: Count): number {
  return falseHolds / days
}

/** Of a company whose groups are as the classes' shares say. */
function weighted(rows: readonly Row[]): number {
  return rows.reduce((sum, { sizes, count }) => sum + sizes.share * rateOf(count), 0)
}

/** The standard error of the weighted rate, each class counted as so many independent days. */
function errorOf(rows: readonly Row[]): number {
  const variances = rows.map(({ sizes, count }) => sizes.share ** 2 * (rateOf(count) / count.days))
  return Math.sqrt(variances.reduce((sum, one) => sum + one, 0))
}

function tableOf(rows: readonly Row[]): string[] {
  const head = ['members', 'of groups', 'group-days', 'with leavers', 'leavers', 'false holds', '']
  const cells = rows.map(({ sizes, count }) => [
    named(sizes),
    percent(sizes.share, 0),
    String(count.days),
    String(count.daysWithLeavers),
    String(count.leavers),
    String(count.falseHolds),
    `${percent(rateOf(count))}${rateOf(count) > PROMISED ? ' beyond' : ''}`,
  ])
  return [head, ...cells].map((row) => row.map((cell) => cell.padStart(16)).join(''))
}

function causesOf(rows: readonly Row[]): string[] {
  const all = rows.reduce((sum, { count }) => sum + count.falseHolds, 0)
  const byCause = new Map<string, number>()
  for (const { count } of rows)
    for (const [cause, n] of count.causes) byCause.set(cause, (byCause.get(cause) ?? 0) + n)
  const sorted = [...byCause].sort(([, left], [, right]) => right - left)
  return [
    `What the ${all} false holds began with, classes weighing alike`,
    ...sorted.map(([cause, n]) => `${words[cause] ?? cause}: ${n} (${percent(n / all, 0)})`),
  ]
}

const words: Readonly<Record<string, string>> = {
  leaving: 'somebody left the company',
  'month end': 'the leavers of a month end',
  moving: 'somebody moved alone',
  small: 'a small reorganisation (2 to 4 of the group)',
  large: 'a large reorganisation (a third of the group and more)',
  'project end': 'the end of a project',
}

type Swept = ReadonlyArray<readonly [ChurnModel, readonly Row[]]>

function sweptTable(swept: Swept): string[] {
  const width = Math.max(...swept.map(([{ name }]) => name.length)) + 2
  const head = `${''.padEnd(width)}${['company', ...sizeClasses.map(named)].map(cell).join('')}`
  const lines = swept.map(([{ name }, rows]) => {
    const rates = [weighted(rows), ...rows.map(({ count }) => rateOf(count))]
    return name.padEnd(width) + rates.map((rate) => cell(percent(rate))).join('')
  })
  return [head, ...lines]
}

function beyond(rows: readonly Row[], swept: Swept): string[] {
  const classes = rows.filter(({ count }) => rateOf(count) > PROMISED)
  const models = swept.filter(([, of]) => weighted(of) > PROMISED)
  return [
    `Beyond ${percent(PROMISED)} in the base model: ` +
      `${classes.map(({ sizes }) => `groups of ${named(sizes)}`).join(', ') || 'no size class'}.`,
    `Beyond it for a whole company: ${models.map(([{ name }]) => name).join('; ') || 'nothing'}.`,
  ]
}

function named({ from, to }: SizeClass): string {
  return `${from}-${to}`
}

function cell(text: string): string {
  return text.padStart(10)
}

function percent(share: number, digits = 3): string {
  return `${(share * 100).toFixed(digits)} %`
}
