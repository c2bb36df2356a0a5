/**
 * How long the sandbox takes from a synthesized assembly to ready, each time in a process of its
 * own. Writes bench/results/sandbox-start.txt; exits 1 when the median is above 5 s.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { synthesize } from '../cli/support/synthesize.ts'
import { company } from '../sample/company.ts'
import { openSandbox } from '../sandbox/sandbox.ts'
import { keepResult, median } from './support.ts'

const STARTS = 5
const LIMIT_MS = 5_000
const assembly = '.rollcall/bench/cdk.out'

interface Start {
  /** From the start of the process, modules read included. */
  readonly readyMs: number
  readonly resources: number
}

async function start(): Promise<Start> {
  const { accountId, region } = company
  const sandbox = await openSandbox({ assembly, port: 0, clock: 'virtual', accountId, region })
  const readyMs = performance.now()
  const answer = await fetch(`${sandbox.url}/_sandbox/resources`)
  const resources: unknown = await answer.json()
  await sandbox.close()
  return { readyMs, resources: Array.isArray(resources) ? resources.length : countOf(resources) }
}

function countOf(resources: unknown): number {
  const lists = Object.values(resources ?? {}).filter((value) => Array.isArray(value))
  return lists.reduce((total, list) => total + list.length, 0)
}

function startElsewhere(): Start {
  const self = fileURLToPath(import.meta.url)
  const { stdout, stderr, status } = spawnSync(process.execPath, [self, 'once'], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`the sandbox did not start:\n${stderr}`)
  return JSON.parse(stdout)
}

function report(starts: readonly Start[]): void {
  const ready = median(starts.map(({ readyMs }) => readyMs))
  const all = starts.map(({ readyMs }) => readyMs.toFixed(0)).join(', ')
  keepResult('sandbox-start', [
    'From a synthesized assembly to a ready sandbox (npm run bench -- sandbox-start)',
    'In a process of its own, with the start of Node and the reading of modules.',
    '',
    `resources          ${starts[0]?.resources}`,
    `ready after        ${ready.toFixed(0)} ms (median of ${STARTS}: ${all})`,
    `at most            ${LIMIT_MS} ms`,
  ])
  if (ready > LIMIT_MS) process.exitCode = 1
}

if (process.argv[2] === 'once') process.stdout.write(JSON.stringify(await start()))
else {
  await synthesize('sample/access.yaml', assembly)
  report(Array.from({ length: STARTS }, startElsewhere))
}
