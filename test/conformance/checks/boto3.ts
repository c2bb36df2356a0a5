/** boto3 calls every emulated operation: do the answers keep to botocore's models? */
import { type Check, nothing, type Outcome } from '../check.ts'
import { type Facts, openForOthers } from '../sandbox.ts'
import { firstLine, pythonPrograms, runs } from '../tools.ts'

export const check: Check = { name: 'boto3', needs: 'pypi', run }

async function run(): Promise<Outcome> {
  const python = pythonPrograms()
  if ('unavailable' in python) return { ...nothing, skipped: python.unavailable }
  const { sandbox, facts } = await openForOthers()
  try {
    return await drive(`${python.folder}/python`, facts)
  } finally {
    await sandbox.close()
  }
}

interface Printed {
  readonly cases: number
  readonly problems: readonly string[]
  /** How often each difference that stands was met, by its reason. */
  readonly judged: Readonly<Record<string, number>>
}

async function drive(program: string, facts: Facts): Promise<Outcome> {
  const env = { ROLLCALL_FACTS: JSON.stringify(facts) }
  const driven = await runs(program, ['test/conformance/python/boto3_calls.py'], env)
  if (driven.code !== 0) return { cases: 1, agreements: 0, disagreements: [firstLine(driven)] }
  const { cases, problems, judged }: Printed = JSON.parse(driven.stdout)
  return {
    cases,
    agreements: cases - problems.length,
    disagreements: problems,
    judged: Object.entries(judged).map(([why, times]) => `${why} (${times} times)`),
  }
}
