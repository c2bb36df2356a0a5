/**
 * A thousand users leave by mistake, an operator lets them go, and one command gives them their
 * access back: how long it takes in the sandbox's time, and what it costs. Writes
 * bench/results/restore-a-thousand.txt; exits 1 when anybody is not as before.
 */
import { holds } from '../cli/commands/holds.ts'
import { restore } from '../cli/commands/restore.ts'
import { compareWorld } from '../cli/support/compare-world.ts'
import { rolePath } from '../core/deployed-names.ts'
import type { GrantState } from '../core/words.ts'
import { requestRates } from '../sandbox/services/request-rate.ts'
import { keptOutput } from '../test/support/kept-output.ts'
import { openRollcall, type Rollcall, sampleMap } from '../test/support/rollcall.ts'
import { keepResult } from './support.ts'

const USERS = 1_000
const GROUP = 'ML Vision'
const quiet = { show: () => undefined, end: () => undefined }
const names = Array.from({ length: USERS }, (_, index) => `user${index}@example.com`)

const to = (world: Rollcall) => ({ endpoint: world.sandbox.url, map: sampleMap, as: 'bench' })

async function states(world: Rollcall): Promise<Map<GrantState, number>> {
  const counts = new Map<GrantState, number>()
  let cursor: string | undefined
  do {
    const page = await world.ports.ledger.grants(cursor)
    for (const { state } of page.grants) counts.set(state, (counts.get(state) ?? 0) + 1)
    cursor = page.cursor
  } while (cursor)
  return counts
}

/** As `rest`, which has less patience. */
async function settle({ sandbox }: Rollcall): Promise<void> {
  for (let look = 0; look < 60; look++) if (await sandbox.world.clock.quiet(30_000)) return
  throw new Error('the sandbox did not come to rest within half an hour')
}

/** Passes minutes until all grants are in that state. */
async function untilAll(world: Rollcall, state: GrantState): Promise<void> {
  for (let minute = 0; minute < 120; minute++) {
    await settle(world)
    if ((await states(world)).get(state) === USERS) return
    await world.sandbox.world.clock.advance(60_000)
  }
  throw new Error(`not all are ${state}: ${JSON.stringify([...(await states(world))])}`)
}

/** Who looks is not throttled: time stands still meanwhile. */
async function roles(world: Rollcall): Promise<string> {
  const rates = requestRates(world.sandbox.world)
  rates.enforced = false
  const { profiles } = await compareWorld(world.ports, world.map)
  rates.enforced = true
  const rows = profiles.map(({ profileName, role, suspended }) => [profileName, role, suspended])
  return JSON.stringify(rows.sort())
}

interface Hold {
  readonly hash: string
  readonly users: readonly unknown[]
}

async function holdOf(world: Rollcall): Promise<Hold | undefined> {
  const shown = keptOutput()
  await holds({}, { ...to(world), json: true }, shown)
  return (shown.values[0] as readonly Hold[])[0]
}

/** Each asks for a place of its own before it is held. */
async function untilHeld(world: Rollcall): Promise<void> {
  for (let minute = 0; minute < 120; minute++) {
    await settle(world)
    const hold = await holdOf(world)
    if (hold?.users.length === USERS) return
    await world.sandbox.world.clock.advance(60_000)
  }
  throw new Error(`not all are held: ${(await holdOf(world))?.users.length}`)
}

async function letGo(world: Rollcall): Promise<number> {
  const hold = await holdOf(world)
  if (!hold) throw new Error('nobody is held')
  await holds({ verb: 'approve', hash: hold.hash }, to(world), keptOutput())
  return hold.users.length
}

async function passing<Answer>(world: Rollcall, act: () => Promise<Answer>): Promise<Answer> {
  let done = false
  const answer = act().finally(() => {
    done = true
  })
  while (!done) {
    await Promise.race([answer.catch(() => undefined), world.sandbox.world.clock.quiet(1_000)])
    if (!done) await world.sandbox.world.clock.advance(1_000)
  }
  return answer
}

const world = await openRollcall({
  users: names.map((UserName) => ({ UserName, DisplayName: UserName })),
  groups: [{ DisplayName: GROUP, members: names }],
})
const { clock, calls } = world.sandbox.world
const idp = world.provider('okta')
const groupId = (await world.ports.directory.findGroup(GROUP)) ?? ''
const first = (await world.ports.directory.findUser(names[0] ?? '')) ?? ''
await idp.setActive(first, true)
await untilAll(world, 'granted')
const before = await roles(world)

const { users } = await listOf(world)
for (const userId of users) await idp.removeMember(groupId, userId)
await untilHeld(world)
const held = (await states(world)).get('granted') ?? 0
const approved = await letGo(world)
const letGoAt = clock.now()
await untilAll(world, 'suspended')
const suspendedAfter = clock.now() - letGoAt

calls.clear()
const began = clock.now()
const since = new Date(letGoAt - 1).toISOString()
const code = await passing(world, () =>
  restore([], { ...to(world), suspendedSince: since }, keptOutput(), quiet),
)
await untilAll(world, 'granted')
const took = clock.now() - began
const after = await roles(world)
const counts = calls.counts()
const ours = counts.filter(({ caller }) => caller.includes(rolePath.service))
const byOperator = counts.filter(({ caller }) => caller === 'operator')
const sum = (rows: typeof counts) => rows.reduce((all, { count }) => all + count, 0)

keepResult('restore-a-thousand', [
  'A wrong leave of 1,000 users, undone (npm run bench -- restore-a-thousand)',
  'In the sandbox under virtual time, permissions enforced; SageMaker answers 10 calls a second an',
  'operation and takes its own time for each change of a role (both assumed).',
  '',
  `held by the deletion guard until an operator approved: ${held} users still had access`,
  `approved in one answer                        ${approved}`,
  `all suspended after                           ${(suspendedAfter / 1000).toFixed(0)} s`,
  `all restored after                            ${(took / 1000).toFixed(0)} s`,
  `exit code of \`rollcall restore\`               ${code}`,
  `the same profiles, roles and tags as before   ${before === after ? USERS : 'no'}`,
  `calls of the command, a user                  ${(sum(byOperator) / USERS).toFixed(2)}`,
  `calls of functions and machines, a user       ${(sum(ours) / USERS).toFixed(2)}`,
])
await world.close()
if (before !== after || code !== 0) process.exitCode = 1

async function listOf({ ports }: Rollcall): Promise<{ readonly users: readonly string[] }> {
  const found: string[] = []
  let cursor: string | undefined
  do {
    const page = await ports.directory.groupMembers(groupId, cursor)
    found.push(...page.members.map(({ userId }) => userId))
    cursor = page.cursor
  } while (cursor)
  return { users: found }
}
