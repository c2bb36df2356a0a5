/** scim2-tester over the SCIM endpoint: does it pass what IAM Identity Center supports? */
import { type Check, nothing, type Outcome } from '../check.ts'
import { type Facts, openForOthers } from '../sandbox.ts'
import { firstLine, pythonPrograms, runs } from '../tools.ts'
import { type ScimResult, unsupported } from '../unsupported-scim.ts'

export const check: Check = { name: 'scim2-tester', needs: 'pypi', run }

async function run(): Promise<Outcome> {
  const python = pythonPrograms()
  if ('unavailable' in python) return { ...nothing, skipped: python.unavailable }
  const { sandbox, facts } = await openForOthers()
  try {
    return await ask(`${python.folder}/python`, facts)
  } finally {
    await sandbox.close()
  }
}

/** What the tester itself counts as keeping to the RFCs. */
const good = ['SUCCESS', 'COMPLIANT', 'ACCEPTABLE']

async function ask(program: string, facts: Facts): Promise<Outcome> {
  const env = { ROLLCALL_FACTS: JSON.stringify(facts) }
  const asked = await runs(program, ['test/conformance/python/scim_check.py'], env)
  if (asked.code !== 0) return { cases: 1, agreements: 0, disagreements: [firstLine(asked)] }
  const results: readonly ScimResult[] = JSON.parse(asked.stdout)
  const met = results.filter(({ status }) => status !== 'SKIPPED')
  const agreed = met.filter(({ status }) => good.includes(status))
  const bad = met.filter(({ status }) => !good.includes(status))
  const judged = unsupported.map((one) => ({ ...one, times: bad.filter(one.meets).length }))
  const disagreements = [
    ...bad.filter((result) => !unsupported.some(({ meets }) => meets(result))).map(sentence),
    ...judged
      .filter(({ times }) => times === 0)
      .map(({ why }) => `listed as not supported, and met no more: ${why}`),
  ]
  return {
    cases: met.length,
    agreements: agreed.length,
    disagreements,
    judged: judged.map(({ why, times }) => `${why} (${times} times)`),
  }
}

function sentence({ status, title, type, reason }: ScimResult): string {
  return `${status} ${title} ${type}: ${reason}`
}
