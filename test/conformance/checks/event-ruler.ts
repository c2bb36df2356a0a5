/** AWS's own event-ruler judges random patterns and events: does our matcher judge the same? */
import fc from 'fast-check'
import { testSeed } from '../../support/seed.ts'
import { type Check, nothing, type Outcome } from '../check.ts'
import { differences } from '../event-ruler/differences.ts'
import { ours, theirs, theirsOneByOne } from '../event-ruler/judge.ts'
import { type Pair, pair } from '../event-ruler/pairs.ts'
import { javaProgram } from '../tools.ts'

export const check: Check = { name: 'event-ruler', needs: 'maven', run }

/** ROLLCALL_PAIRS asks for more. */
const PAIRS = Number(process.env.ROLLCALL_PAIRS ?? 120_000)

async function run(): Promise<Outcome> {
  const program = javaProgram('test/conformance/event-ruler', 'Judge')
  if ('unavailable' in program) return { ...nothing, skipped: program.unavailable }
  const seed = testSeed()
  const pairs = fc.sample(pair, { numRuns: PAIRS, seed })
  const verdicts = theirs(program.java, pairs)
  const unlike = pairs.filter((one, index) => ours(one) !== verdicts[index])
  const real = unlike.filter((one) => theirsOneByOne(program.java, one) !== ours(one))
  const count = (verdict: string) => verdicts.filter((one) => one === verdict).length
  console.log(
    `event-ruler: seed ${seed}: ${count('true')} match, ${count('false')} do not, ` +
      `${count('invalid')} patterns are refused`,
  )
  const disagreements = [
    ...real.map((one) => `seed ${seed}: ${sentence(one)}: ${ours(one)} here, not there`),
    ...outdated(program.java),
  ]
  const contradictory = unlike.length - real.length
  const judged = [
    `event-ruler contradicts what it says of the alternatives one by one (${contradictory} times)`,
    ...differences.map(({ why }) => why),
  ]
  return { cases: pairs.length, agreements: pairs.length - unlike.length, disagreements, judged }
}

function sentence({ pattern, event }: Pair): string {
  return `pattern ${JSON.stringify(pattern)} event ${JSON.stringify(event)}`
}

/** Listed differences that are none any more. */
function outdated(java: readonly string[]): string[] {
  const verdicts = theirs(java, differences)
  return differences.flatMap((one, index) => {
    if (ours(one) === one.ours && verdicts[index] === one.theirs) return []
    return [`listed difference: ${sentence(one)}: ${ours(one)} here, ${verdicts[index]} there`]
  })
}
