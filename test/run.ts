/** What `npm test` runs: the type checker, the linter, then vitest with the arguments given. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { delimiter } from 'node:path'
import { fileURLToPath } from 'node:url'
import { testSeed } from './support/seed.ts'
import { lastLine, type Tally, total } from './support/tally.ts'
import { tallyOf, type VitestReport } from './support/vitest-tally.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const commands = `${root}node_modules/.bin`
const reports = `${root}.rollcall/test`
const seed = String(testSeed())

/** Children find the pinned Node first, and one seed whatever is committed meanwhile. */
const env = {
  ...process.env,
  PATH: [commands, process.env.PATH].join(delimiter),
  ROLLCALL_SEED: seed,
}

/** Runs one of the repository's own tools on this Node; what it prints goes where ours goes. */
function run(tool: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`${commands}/${tool}`, ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}

async function check(tool: string, args: readonly string[]): Promise<Tally> {
  const failed = (await run(tool, args)) === 0 ? 0 : 1
  console.log(`${tool} ${args.join(' ')}: ${failed ? 'failed' : 'passed'}`)
  return { passed: 1 - failed, failed, skipped: 0 }
}

async function tests(args: readonly string[]): Promise<Tally> {
  const file = `${reports}/vitest.json`
  mkdirSync(reports, { recursive: true })
  rmSync(file, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await run('vitest', ['run', ...reporters, ...args])
  const report: VitestReport | undefined = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : undefined
  return tallyOf(report, code)
}

console.log(`seed ${seed} (ROLLCALL_SEED=${seed} npm test runs the same again)`)
const tallies = [
  await check('tsc', ['--noEmit']),
  await check('biome', ['check']),
  await tests(process.argv.slice(2)),
]
const sum = total(tallies)
console.log(lastLine(sum))
process.exitCode = sum.failed === 0 ? 0 : 1
