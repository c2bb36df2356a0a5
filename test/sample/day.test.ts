/** The day at the sample company goes as its model says, and is the same day for the same seed. */
import { expect, test } from 'vitest'
import { useEndpoint } from '../../cli/support/connection.ts'
import { exitCode } from '../../cli/support/exit.ts'
import { loadMap } from '../../cli/support/ports.ts'
import { playSample, sampleSandbox } from '../../cli/support/sample.ts'
import { company } from '../../sample/company.ts'
import { openSandbox } from '../../sandbox/sandbox.ts'
import { sampleAssembly, sampleMap } from '../support/assembly.ts'
import { keptOutput } from '../support/kept-output.ts'

const start = Date.UTC(2026, 0, 5, 8)

async function play(seed: number) {
  const output = keptOutput()
  const assembly = await sampleAssembly()
  const map = loadMap(sampleMap)
  const sandbox = await openSandbox(sampleSandbox({ assembly, map, seed, start }))
  try {
    useEndpoint(sandbox.url, company.region)
    const code = await playSample(sandbox, sampleMap, output)
    return { code, output }
  } finally {
    await sandbox.close()
  }
}

test('equal seeds play equal days, each line of it as the model says', async () => {
  const first = await play(1)
  const second = await play(1)
  expect(first.output.lines.filter((line) => line.includes('DIFFERS'))).toEqual([])
  expect(first.code).toBe(exitCode.done)
  expect(second.output.lines).toEqual(first.output.lines)
  expect(second.output.rows).toEqual(first.output.rows)
  // What the day is for: nobody would miss a scene that is not there.
  const text = first.output.lines.join('\n')
  for (const said of ['held: 3 of ML Forecasting', 'finding: group ML Vision Compute'])
    expect(text).toContain(said)
  const verdicts = first.output.rows.flatMap(({ verdict }) => verdict ?? [])
  expect(new Set(verdicts)).toEqual(
    new Set(['explained', 'no-entitlement', 'refused', 'not-a-persona-role']),
  )
  const states = first.output.rows.flatMap(({ state }) => state ?? [])
  expect(new Set(states)).toEqual(new Set(['granted', 'suspended', 'deprovisioned']))
}, 180_000)

test('another seed is another day, and goes as the model says too', async () => {
  const { code, output } = await play(2)
  expect(output.lines.filter((line) => line.includes('DIFFERS'))).toEqual([])
  expect(code).toBe(exitCode.done)
}, 120_000)
