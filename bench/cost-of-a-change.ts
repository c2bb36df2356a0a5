/**
 * What one change costs: AWS calls, Lambda invocations and Standard transitions, and whether the
 * size of the directory changes them. Writes bench/results/cost-of-a-change.txt.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { rolePath } from '../core/deployed-names.ts'
import { listExecutions } from '../sandbox/machines/executions.ts'
import type { CallCount } from '../sandbox/world/call-log.ts'
import type { WeatherRow } from '../sandbox/world/weather.ts'
import { openRollcall, type Rollcall } from '../test/support/rollcall.ts'

/** What schedules start whether anything changed or not: counted elsewhere. */
const SCHEDULED = /\/rollcall-(sweep-leases|compare-everyone|reconcile-all-machine)$/
/** How often the full reconciliation runs. */
const QUARTER_MS = 15 * 60_000
const GROUP = 'ML Fraud Scientists'
const LEADS = 'ML Fraud Leads'
const SECOND_TEAM = 'ML Forecasting'
const GROUP_SIZE = 10
const directorySizes = [100, 1_000, 10_000]

interface Cost {
  readonly change: string
  readonly directory: number
  readonly looks: number
  readonly calls: number
  readonly invocations: number
  readonly transitions: number
  readonly byAction: readonly string[]
}

/** One look finds the profile ready when it is made within the first wait of five seconds. */
function creationTakes(ms: number): Readonly<Record<string, WeatherRow>> {
  const row: WeatherRow = { value: ms, unit: 'ms', ground: 'assumed', source: 'set by this bench' }
  return {
    'sagemaker.userProfileCreate': row,
    'sagemaker.userProfileUpdate': { ...row, value: 1_000 },
  }
}

async function measure(
  world: Rollcall,
  { change, directory }: { readonly change: string; readonly directory: number },
  act: () => Promise<unknown>,
): Promise<Cost> {
  const { calls, clock } = world.sandbox.world
  // A full reconciliation that comes between a change and its event asks for the user as well.
  await clock.advance(QUARTER_MS - (clock.now() % QUARTER_MS) + 60_000)
  await world.rest()
  const before = new Set(listExecutions(world.sandbox.world).map((one) => one.executionArn))
  calls.clear()
  await act()
  await world.rest()
  const ours = calls
    .counts()
    .filter(({ caller }) => caller.includes(rolePath.service) && !SCHEDULED.test(caller))
  const invoked = ours.filter(({ service, action }) => service === 'lambda' && action === 'Invoke')
  const called = ours.filter(({ service }) => service !== 'lambda')
  const standard = listExecutions(world.sandbox.world).filter(
    ({ executionArn, stateMachineArn, type }) =>
      type === 'STANDARD' && !before.has(executionArn) && !/reconcile-all/.test(stateMachineArn),
  )
  const looks = called
    .filter(
      ({ caller, action }) => caller.endsWith('look-at-step') && action.startsWith('Describe'),
    )
    .reduce((total, { count }) => total + count, 0)
  return {
    change,
    directory,
    looks,
    calls: sum(called.map(({ count }) => count)),
    invocations: sum(invoked.map(({ count }) => count)),
    transitions: sum(standard.map(({ transitions }) => transitions)),
    byAction: countsByAction(called),
  }
}

function countsByAction(called: readonly CallCount[]): string[] {
  const counts = new Map<string, number>()
  for (const { service, action, count } of called) {
    const name = `${service}:${action}`
    counts.set(name, (counts.get(name) ?? 0) + count)
  }
  return [...counts].sort().map(([name, count]) => `${count} ${name}`)
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

function people(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    UserName: `user${index}@example.com`,
    DisplayName: `User ${index}`,
  }))
}

async function costsIn(directory: number, creationMs: number): Promise<Cost[]> {
  const users = people(directory)
  const members = users.slice(0, GROUP_SIZE).map(({ UserName }) => UserName)
  const world = await openRollcall({
    weather: creationTakes(creationMs),
    users,
    groups: [GROUP, LEADS, SECOND_TEAM].map((DisplayName) => ({ DisplayName, members })),
  })
  try {
    return await changes(world, directory)
  } finally {
    await world.close()
  }
}

const idOf = async (world: Rollcall, group: string) =>
  (await world.ports.directory.findGroup(group)) ?? ''

const newName = { userName: 'renamed@example.com', givenName: 'Re', familyName: 'Named' }

async function changes(world: Rollcall, directory: number): Promise<Cost[]> {
  const idp = world.provider('okta')
  const groupId = await idOf(world, GROUP)
  const first = (await world.ports.directory.findUser('user0@example.com')) ?? ''
  // The first look at the group takes the ten members in: they are not what is measured.
  await idp.setActive(first, true)
  await world.rest()
  for (const group of [GROUP, LEADS, SECOND_TEAM])
    await idp.removeMember(await idOf(world, group), first)
  await world.rest()
  const joiner = (await world.ports.directory.findUser(`user${GROUP_SIZE}@example.com`)) ?? ''
  const of = (change: string) => ({ change, directory })
  const joined = await measure(world, of('joiner'), () => idp.addMember(groupId, joiner))
  const noOp = await measure(world, of('no-op event'), () => idp.setActive(joiner, true))
  const unmapped = await idp.createGroup('Canteen')
  await world.rest()
  const other = await measure(world, of('unmapped group'), () => idp.addMember(unmapped, joiner))
  const leads = await idOf(world, LEADS)
  const second = await idOf(world, SECOND_TEAM)
  const moved = await measure(world, of('mover'), () => idp.addMember(leads, joiner))
  const twice = await measure(world, of('second team'), () => idp.addMember(second, joiner))
  const renamed = await measure(world, of('rename'), () => idp.putUser(joiner, newName))
  await idp.removeMember(second, joiner)
  await idp.removeMember(leads, joiner)
  await world.rest()
  const left = await measure(world, of('leaver'), () => idp.removeMember(groupId, joiner))
  return [joined, noOp, other, moved, twice, renamed, left]
}

const results: Cost[] = []
for (const size of directorySizes) results.push(...(await costsIn(size, 4_000)))
const further = await costsIn(100, 14_000)

const lines = [
  'What a change costs (npm run bench -- cost-of-a-change)',
  'Calls: AWS calls by our functions and machines; Lambda invocations are counted apart, so are',
  'the two reads a minute of the sweep. Transitions: Standard machines, with start and retries.',
  '',
  'change          directory  looks  calls  invocations  transitions',
  ...[...results, ...further.slice(0, 1)].map((cost) =>
    [
      cost.change.padEnd(15),
      String(cost.directory).padStart(9),
      String(cost.looks).padStart(6),
      String(cost.calls).padStart(6),
      String(cost.invocations).padStart(12),
      String(cost.transitions).padStart(12),
    ].join(' '),
  ),
  '',
  ...results
    .slice(0, 7)
    .flatMap((cost) => [cost.change, ...cost.byAction.map((one) => `  ${one}`)]),
]
process.stdout.write(`${lines.join('\n')}\n`)
mkdirSync('bench/results', { recursive: true })
writeFileSync('bench/results/cost-of-a-change.txt', `${lines.join('\n')}\n`)

const [small, ...larger] = directorySizes.map((size) =>
  results
    .filter(({ directory }) => directory === size)
    .map(({ change, looks, calls, invocations, transitions }) =>
      [change, looks, calls, invocations, transitions].join(' '),
    )
    .join('; '),
)
if (larger.some((costs) => costs !== small)) {
  process.stderr.write('the counts depend on the size of the directory\n')
  process.exitCode = 1
}
