/** The command line as a process: what is printed where, and with which exit code it ends. */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { people } from '../../sample/company.ts'
import { closedPort } from '../support/closed-port.ts'
import { openRollcall, type Rollcall, sampleMap } from '../support/rollcall.ts'

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

const map = resolve(sampleMap)
let world: Rollcall
/** A folder in which no sandbox was started. */
let elsewhere: string
let userId: string

beforeAll(async () => {
  elsewhere = mkdtempSync(join(tmpdir(), 'rollcall-cli-'))
  world = await openRollcall()
  const idp = world.provider('okta')
  const groupId = await idp.createGroup('ML Fraud Scientists')
  userId = await idp.createUser(people.maya)
  await world.rest()
  await idp.addMember(groupId, userId)
  await world.rest()
})
afterAll(async () => {
  rmSync(elsewhere, { recursive: true, force: true })
  await world.close()
})

/** Without the endpoint and the credentials of whoever runs the tests. */
function rollcall(...args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [resolve('cli/main.ts'), ...args], {
    cwd: elsewhere,
    env: { PATH: process.env.PATH, HOME: elsewhere, AWS_EC2_METADATA_DISABLED: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      said[stream] += text
    })
  return new Promise((settle, reject) => {
    child.on('error', reject)
    child.on('close', (code) => settle({ code, ...said }))
  })
}

function here(...args: string[]): Promise<Ended> {
  return rollcall(...args, '--endpoint', world.sandbox.url, '--map', map)
}

describe('a verb with --json prints one JSON value to stdout, and nothing else there', () => {
  test.each<[string, readonly string[], object]>([
    ['plan', ['plan'], { rows: [{ team: 'fraud', now: 'granted' }], notes: expect.any(Array) }],
    ['explain', ['explain', people.maya.userName], { status: 'enabled' }],
    ['explain --role', ['explain', '--role', 'rollcall-fraud-mlops'], { holders: [] }],
    ['adopt', ['adopt'], { strangers: [] }],
  ])('%s', async (_, args, value) => {
    const { code, stdout } = await here(...args, '--json')
    expect(JSON.parse(stdout)).toMatchObject(value)
    expect(code).toBe(0)
  })

  test('audit', async () => {
    const { code, stdout } = await here('audit', '--json')
    expect(JSON.parse(stdout)).toEqual([])
    expect(code).toBe(0)
  })
})

test('a table goes to stdout, and what is going on to stderr', async () => {
  const { code, stdout, stderr } = await here('plan')
  expect(code).toBe(0)
  expect(stdout.split('\n')[0]).toMatch(/^ {2}user +team +persona +now +then +because +guard$/)
  expect(stdout).toContain('Nothing would change')
  expect(stderr).toBe('reading the directory and the ledger\n')
})

test('a map that would change something ends with 1', async () => {
  const changed = join(elsewhere, 'changed.yaml')
  const text = readFileSync(sampleMap, 'utf8')
  writeFileSync(
    changed,
    text.replace('Scientists, persona: data-scientist', 'Scientists, persona: mlops'),
  )
  const { code, stdout } = await rollcall('plan', '--endpoint', world.sandbox.url, '--map', changed)
  expect(code).toBe(1)
  expect(stdout).toContain('1 of 1 would change: 1 to change.')
})

describe('bad input ends with 2, and stderr says what would be right', () => {
  test.each<[string, () => Promise<Ended>, RegExp]>([
    [
      'an unknown verb',
      () => rollcall('explian', 'maya'),
      /unknown command 'explian'.*\n.*explain/,
    ],
    ['an unknown option', () => here('plan', '--dry-run'), /unknown option '--dry-run'/],
    ['an unknown user', () => here('explain', 'nobody'), /no user named nobody; give a user name/],
    ['neither user nor role', () => here('explain'), /name either a user or a role with --role/],
    ['a bad time', () => here('explain', 'maya', '--at', 'noon'), /--at noon is not a time; write/],
    ['a bad time', () => here('audit', '--since', 'noon'), /--since noon is not a time; write/],
    ['no address', () => rollcall('plan', '--endpoint', 'here'), /here is not an address; write/],
    [
      'a map that is not there',
      () => rollcall('plan', '--aws', '--map', 'x.yaml'),
      /x.yaml cannot be read/,
    ],
    ['--yes without a list', () => here('adopt', '--yes'), /--yes needs --profiles FILE/],
    ['a bad port', () => rollcall('up', '--port', '99999'), /a port is a whole number/],
  ])('%s', async (_, run, message) => {
    const { code, stdout, stderr } = await run()
    expect(stderr).toMatch(message)
    expect(stdout).toBe('')
    expect(code).toBe(2)
  })

  test('a bad map, with every problem and its line', async () => {
    const bad = join(elsewhere, 'bad.yaml')
    const text = readFileSync(sampleMap, 'utf8')
    writeFileSync(bad, text.replace('persona: mlops', 'persona: ml-ops').replace('7d', 'soon'))
    const { code, stderr } = await rollcall('plan', '--endpoint', world.sandbox.url, '--map', bad)
    expect(code).toBe(2)
    expect(stderr).toContain('the access map has 2 problems:\n')
    expect(stderr).toContain(`${bad}:21: teams.fraud.groups[0].persona: found "ml-ops"; right: `)
    expect(stderr).toContain(`${bad}:28: teams.fraud.grace: found "soon"; right: a duration`)
  })
})

describe('what cannot be reached ends with 3', () => {
  test('no sandbox, and none named', async () => {
    const { code, stderr } = await rollcall('explain', 'maya')
    expect(stderr).toMatch(/^nothing to speak to: start a sandbox \(npm start\), name one/)
    expect(code).toBe(3)
  })

  test('a closed port', async () => {
    const endpoint = `http://localhost:${await closedPort()}`
    const { code, stderr } = await rollcall('plan', '--endpoint', endpoint, '--map', map)
    expect(stderr).toContain(`cannot reach ${endpoint} (ECONNREFUSED): start a sandbox`)
    expect(code).toBe(3)
  })

  test('a sandbox that ended without a word', async () => {
    const url = `http://127.0.0.1:${await closedPort()}`
    const live = { url, map, region: 'eu-west-1', pid: 1 }
    mkdirSync(join(elsewhere, '.rollcall'))
    writeFileSync(join(elsewhere, '.rollcall', 'sandbox.json'), JSON.stringify(live))
    const { code, stderr } = await rollcall('plan')
    rmSync(join(elsewhere, '.rollcall'), { recursive: true })
    expect(stderr).toContain(`speaking to the sandbox at ${url}\n`)
    expect(stderr).toContain(`cannot reach ${url} (ECONNREFUSED)`)
    expect(code).toBe(3)
  })

  test('AWS without credentials', async () => {
    const { code, stderr } = await rollcall('plan', '--aws', '--map', map)
    expect(stderr).toContain('cannot reach AWS: this shell has no AWS credentials: sign in again')
    expect(code).toBe(3)
  })
})

test('help ends with 0', async () => {
  const { code, stdout } = await rollcall('--help')
  expect(stdout).toContain('plan')
  expect(code).toBe(0)
})
