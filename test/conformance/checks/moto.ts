/** moto asked the same as the sandbox: where do their answers differ, and who is right? */
import { writeFileSync } from 'node:fs'
import { type Check, nothing, type Outcome } from '../check.ts'
import { type Compared, judge, page } from '../moto-verdicts.ts'
import { openForOthers } from '../sandbox.ts'
import { firstLine, pythonPrograms, type Ran, root, runs } from '../tools.ts'

export const check: Check = { name: 'moto', needs: 'pypi', run }

const table = `${root}test/conformance/results/moto.md`

async function run(): Promise<Outcome> {
  const python = pythonPrograms()
  if ('unavailable' in python) return { ...nothing, skipped: python.unavailable }
  const { sandbox, facts } = await openForOthers()
  try {
    const env = { ROLLCALL_FACTS: JSON.stringify(facts) }
    const script = 'test/conformance/python/moto_calls.py'
    return outcomeOf(await runs(`${python.folder}/python`, [script], env))
  } finally {
    await sandbox.close()
  }
}

function outcomeOf(compared: Ran): Outcome {
  if (compared.code !== 0) return { cases: 1, agreements: 0, disagreements: [firstLine(compared)] }
  const calls: readonly Compared[] = JSON.parse(compared.stdout)
  const rows = calls.flatMap(judge)
  const cases = calls.reduce((sum, { members }) => sum + members, 0)
  const unjudged = rows.filter(({ verdict }) => verdict === undefined)
  const text = page(calls, rows)
  const disagreements = unjudged.map(
    ({ call, path, ours, theirs }) => `${call} ${path}: ${ours} here, ${theirs} there`,
  )
  if (unjudged.length === 0) writeFileSync(table, text)
  const judged = [`${rows.length - unjudged.length} members differ: see results/moto.md`]
  return { cases, agreements: cases - rows.length, disagreements, judged }
}
