/** Runs every check in checks/ and prints who agrees: what `npm run conformance` is. */
import { readdirSync, writeFileSync } from 'node:fs'
import { testSeed } from '../support/seed.ts'
import { lastLine } from '../support/tally.ts'
import type { Check, Outcome } from './check.ts'
import { fidelityPage } from './fidelity/page.ts'

const checks = new URL('./checks/', import.meta.url)

async function load(file: string): Promise<Check> {
  const module: { check?: Check } = await import(new URL(file, checks).href)
  if (!module.check) throw new Error(`test/conformance/checks/${file} exports no \`check\``)
  return module.check
}

function verdict({ skipped, disagreements }: Outcome): 'passed' | 'failed' | 'skipped' {
  if (skipped !== undefined) return 'skipped'
  return disagreements.length > 0 ? 'failed' : 'passed'
}

const wanted = process.argv.slice(2)
const rows: Array<Outcome & { readonly name: string }> = []
for (const file of readdirSync(checks).sort()) {
  const check = await load(file)
  if (wanted.length > 0 && !wanted.includes(check.name)) continue
  rows.push({ name: check.name, ...(await check.run()) })
}

const count = (which: string) => rows.filter((row) => verdict(row) === which).length
for (const { name, judged = [], disagreements } of rows) {
  for (const one of judged) console.log(`${name}: judged: ${one}`)
  for (const one of disagreements) console.log(`${name}: ${one}`)
}
console.table(
  rows.map((row) => ({
    check: row.name,
    cases: row.cases,
    agreements: row.agreements,
    disagreements: row.disagreements.length,
    judged: row.judged?.length ?? 0,
    outcome: row.skipped === undefined ? verdict(row) : `skipped: ${row.skipped}`,
  })),
)
if (wanted.length === 0) writeFigures()
console.log(
  lastLine({ passed: count('passed'), failed: count('failed'), skipped: count('skipped') }),
)

/** Kept beside the checks, and shown in docs/fidelity.md. */
function writeFigures(): void {
  const head = ['check', 'cases', 'agreements', 'disagreements', 'judged', 'outcome']
  const cells = rows.map((row) => [
    row.name,
    ...(row.skipped === undefined
      ? [row.cases, row.agreements, row.disagreements.length, row.judged?.length ?? 0]
      : ['-', '-', '-', '-']),
    verdict(row),
  ])
  const lines = [head, ...cells].map(([name, ...others]) =>
    [String(name).padEnd(16), ...others.map((one) => String(one).padStart(14))].join(''),
  )
  const text = `npm run conformance (ROLLCALL_SEED=${testSeed()})\n\n${lines.join('\n')}\n`
  writeFileSync(new URL('./results/figures.txt', import.meta.url), text)
  writeFileSync(new URL('../../docs/fidelity.md', import.meta.url), fidelityPage())
}

// Other people's tools may leave a connection open.
process.exit(count('failed') === 0 ? 0 : 1)
