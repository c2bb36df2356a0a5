/** `rollcall up` as a process: one can go on with any SCIM client, and Ctrl-C ends it in order. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { people } from '../../sample/company.ts'
import { IdentityProvider } from '../../sample/identity-provider.ts'

interface SandboxState {
  readonly studio: { readonly userProfiles: ReadonlyArray<{ readonly status: string }> }
}

const LONGEST_MS = 120_000
let folder: string
let child: ChildProcess
let said = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-up-'))
  const args = ['up', '--no-sample', '--port', '0', '--map', resolve('sample/access.yaml')]
  child = spawn(process.execPath, [resolve('cli/main.ts'), ...args], { cwd: folder })
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  await until(() => said.includes('Ctrl-C ends it.'))
}, LONGEST_MS)

afterAll(() => {
  child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** Looks now and then, on the clock of this machine: another process is what it waits for. */
async function until(come: () => boolean | Promise<boolean>): Promise<void> {
  const signal = AbortSignal.timeout(LONGEST_MS)
  while (!(await come())) {
    signal.throwIfAborted()
    await new Promise((wake) => setTimeout(wake, 50))
  }
}

function addressOf(what: string): string {
  const address = new RegExp(`^${what} +(\\S+)$`, 'm').exec(said)?.[1]
  if (address !== undefined) return address
  throw new Error(`up printed no line "${what}":\n${said}`)
}

test(
  'a user joins by the addresses and the token that it printed, and gets a profile',
  async () => {
    const scim = { url: addressOf('SCIM'), token: addressOf('SCIM token') }
    const idp = new IdentityProvider('okta', scim)
    const groupId = await idp.createGroup('ML Vision')
    const userId = await idp.createUser(people.maya)
    await idp.addMember(groupId, userId)
    await until(async () => {
      const state = (await (await fetch(addressOf('controls'))).json()) as SandboxState
      return state.studio.userProfiles.some(({ status }) => status === 'InService')
    })
  },
  LONGEST_MS,
)

test(
  'Ctrl-C ends it with exit code 0, frees the port and leaves no file behind',
  async () => {
    expect(existsSync(join(folder, '.rollcall/sandbox.json'))).toBe(true)
    const ended = new Promise((settle) => child.once('exit', settle))
    child.kill('SIGINT')
    expect(await ended).toBe(0)
    await expect(fetch(addressOf('AWS APIs'))).rejects.toThrow()
    expect(existsSync(join(folder, '.rollcall/sandbox.json'))).toBe(false)
  },
  LONGEST_MS,
)
