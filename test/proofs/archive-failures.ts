/**
 * Every pair of failures, at every pair of outside calls, from the end of the grace period to the
 * end of the profile: none destroys data before its rule is met, and all end as they should. Writes
 * test/proofs/results/archive-failures.txt.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import type { Rules } from '../functions/reconcile-user/leave-world.ts'
import { strikeKinds, type Tried, tryEach, tryPairs } from '../functions/reconcile-user/strikes.ts'

const file = new URL('./results/archive-failures.txt', import.meta.url)

const all: readonly Rules[] = [
  { home: 'archive', spaces: 'archive' },
  { home: 'archive', spaces: 'discard' },
  { home: 'keep', spaces: 'archive' },
  { home: 'keep', spaces: 'discard' },
]

/** Each changes the course in a way of its own: the others differ from these in time alone. */
const inPairs = strikeKinds.filter((kind) => kind !== 'throttled' && kind !== 'died before')

/** @param args words that the rules must contain, like `archive/discard`; none: all rules */
export async function prove(args: readonly string[]): Promise<boolean> {
  const lines = [
    'Failures while a leaver is archived and deprovisioned (npm run proof -- archive-failures)',
    'Real handlers over ports in memory. A single order fails at one outside call of the whole',
    'leave, with two spaces; a pair fails at two calls from the end of the grace period on, with',
    `one space. Single: ${strikeKinds.join(', ')}. Pairs: ${inPairs.join(', ')}.`,
    '',
    '| home | spaces | single | wrong | pairs | wrong | locations left |',
    '|---|---|---|---|---|---|---|',
  ]
  const wrong: string[] = []
  for (const rules of all) {
    if (args.length > 0 && !args.includes(`${rules.home}/${rules.spaces}`)) continue
    const single = await tryEach(rules)
    const pairs = await tryPairs({ ...rules, graceIsOver: true }, { kinds: inPairs })
    lines.push(row(rules, single, pairs))
    console.log(lines.at(-1))
    wrong.push(...single.wrong, ...pairs.wrong)
  }
  lines.push('', ...wrong.slice(0, 100))
  if (args.length === 0) {
    mkdirSync(new URL('./', file), { recursive: true })
    writeFileSync(file, `${lines.join('\n').trimEnd()}\n`)
  } else console.log(lines.join('\n'))
  return wrong.length === 0
}

function row({ home, spaces }: Rules, single: Tried, pairs: Tried): string {
  const counts = [
    single.orders,
    single.wrong.length,
    pairs.orders,
    pairs.wrong.length,
    pairs.locationsLeft,
  ]
  return `| ${[home, spaces, ...counts.map((one) => one.toLocaleString('en'))].join(' | ')} |`
}
