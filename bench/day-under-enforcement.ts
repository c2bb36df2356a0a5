/** How much slower the sample day is with permissions and shapes checked on every call. */
import { useEndpoint } from '../cli/support/connection.ts'
import { loadMap } from '../cli/support/ports.ts'
import { playSample, sampleSandbox } from '../cli/support/sample.ts'
import { company } from '../sample/company.ts'
import { openSandbox } from '../sandbox/sandbox.ts'
import { sampleAssembly, sampleMap } from '../test/support/assembly.ts'
import { keptOutput } from '../test/support/kept-output.ts'
import { keepResult, median } from './support.ts'

const ROUNDS = 3

const checks = {
  'everything checked': { permissions: 'enforced', shapes: 'checked' },
  'nothing checked': { permissions: 'off', shapes: 'off' },
} as const

/** Seconds of processor time, workers included: the machine's other work does not count. */
async function secondsOfADay(check: (typeof checks)[keyof typeof checks]): Promise<number> {
  const start = Date.UTC(2026, 0, 5, 8)
  const assembly = await sampleAssembly()
  const given = sampleSandbox({ assembly, map: loadMap(sampleMap), seed: 1, start })
  const sandbox = await openSandbox({ ...given, ...check })
  const before = process.cpuUsage()
  try {
    useEndpoint(sandbox.url, company.region)
    await playSample(sandbox, sampleMap, keptOutput())
  } finally {
    await sandbox.close()
  }
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

const checked: number[] = []
const unchecked: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  checked.push(await secondsOfADay(checks['everything checked']))
  unchecked.push(await secondsOfADay(checks['nothing checked']))
}
const ratio = median(checked) / median(unchecked)
keepResult('day-under-enforcement', [
  'The sample day in processor seconds (npm run bench -- day-under-enforcement)',
  `Medians of ${ROUNDS} days each, taken in turns in one process.`,
  '',
  `permissions and shapes checked  ${median(checked).toFixed(1)}`,
  `neither                         ${median(unchecked).toFixed(1)}`,
  `ratio                           ${ratio.toFixed(2)}, at most 1.5`,
])
process.exitCode = ratio > 1.5 ? 1 : 0
