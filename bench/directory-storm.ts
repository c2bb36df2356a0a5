/**
 * How often AWS is called when everybody changes at once, against what the Identity Store answers,
 * and how long all of them take in the sandbox's time: a thousand join, are changed, and leave.
 * Writes bench/results/directory-storm.txt; exits 1 when the Identity Store had to refuse a call.
 * `npm run bench -- directory-storm 200` does it with 200.
 */
import { userKey } from '../core/lease/keys.ts'
import { requestRates } from '../sandbox/services/request-rate.ts'
import { studioView } from '../sandbox/studio/view.ts'
import type { WeatherRow } from '../sandbox/world/weather.ts'
import { type CallRates, watchCalls } from '../test/support/call-rates.ts'
import { openRollcall, type Rollcall } from '../test/support/rollcall.ts'
import { keepResult } from './support.ts'

const USERS = Number(process.argv[3] ?? 1_000)
const GROUP = 'ML Vision'
const LOOK_MS = 1_000
const names = Array.from({ length: USERS }, (_, index) => `user${index}@example.com`)

/** All events of a storm come at the same instant, which is the worst there is. */
const atOnce: Readonly<Record<string, WeatherRow>> = {
  'cloudtrail.eventDelay': { value: 2_000, unit: 'ms', ground: 'assumed', source: 'this bench' },
}

const world = await openRollcall({
  weather: atOnce,
  users: names.map((UserName) => ({ UserName, DisplayName: UserName })),
  groups: [{ DisplayName: GROUP, members: names }],
})
const { clock } = world.sandbox.world
const idp = world.provider('okta')

interface Storm {
  readonly what: string
  readonly rates: CallRates
  readonly cutSeconds?: number
  readonly seconds: number
}

async function membersOf({ ports }: Rollcall): Promise<string[]> {
  const groupId = (await ports.directory.findGroup(GROUP)) ?? ''
  const userIds: string[] = []
  let cursor: string | undefined
  do {
    const page = await ports.directory.groupMembers(groupId, cursor)
    userIds.push(...page.members.map(({ userId }) => userId))
    cursor = page.cursor
  } while (cursor)
  return userIds
}

async function waiting(userIds: readonly string[]): Promise<number> {
  let count = 0
  for (let start = 0; start < userIds.length; start += 100) {
    const keys = userIds.slice(start, start + 100).map(userKey)
    const leases = await world.ports.leases.readAll(keys)
    count += leases.filter(({ wanted, done }) => wanted > done).length
    count += keys.length - leases.length
  }
  return count
}

function cut(): number {
  const { userProfiles, tags } = studioView(world.sandbox.world)
  return userProfiles.filter(({ arn }) =>
    tags[arn]?.some(({ Key, Value }) => Key === 'rollcall:suspended' && Value === 'true'),
  ).length
}

/** In one instant of the sandbox's clock; then time passes until nobody waits. */
async function storm(what: string, act: () => Promise<void>, leaves = false): Promise<Storm> {
  const rates = watchCalls(world.sandbox)
  const release = clock.hold()
  await act()
  release()
  const began = clock.now() + 2_000
  await clock.advance(2_000)
  let cutAt: number | undefined
  for (let look = 0; look < 3_600; look++) {
    await clock.advance(LOOK_MS)
    if (leaves && cut() === USERS) cutAt ??= clock.now()
    if ((!leaves || cutAt !== undefined) && (await waiting(userIds)) === 0) {
      const cutSeconds = cutAt === undefined ? {} : { cutSeconds: (cutAt - began) / 1000 }
      return { what, rates, ...cutSeconds, seconds: (clock.now() - began) / 1000 }
    }
  }
  throw new Error(`${what}: ${await waiting(userIds)} still wait after an hour`)
}

const userIds = await membersOf(world)
const [first = ''] = userIds
const storms = [
  await storm('joined, by one group', () => idp.setActive(first, true)),
  await storm('changed, one event each', async () => {
    for (const userId of userIds) await idp.setActive(userId, true)
  }),
  await storm(
    'left, one event each',
    async () => {
      for (const userId of userIds) await idp.setActive(userId, false)
    },
    true,
  ),
]
const throttled = [...requestRates(world.sandbox.world).refused]
await world.close()

const peaksOf = ({ rates }: Storm, service: string) =>
  [...rates.peaks(service)].map(([operation, count]) => `${operation.split(' ')[1]} ${count}`)

keepResult('directory-storm', [
  `${USERS} users at once, against the Identity Store's 20 calls a second of each operation`,
  '(npm run bench -- directory-storm). In the sandbox under virtual time, permissions enforced;',
  'SageMaker answers 10 calls a second an operation (assumed), tagging 15, SSO Admin 20 in all.',
  '',
  ...storms.flatMap((one) => [
    `${one.what}: all done after ${one.seconds} s`,
    ...(one.cutSeconds === undefined ? [] : [`  all tagged after ${one.cutSeconds} s`]),
    `  Identity Store, calls in the busiest second: ${peaksOf(one, 'identitystore').join(', ')}`,
    `  SageMaker, the same: ${peaksOf(one, 'sagemaker').join(', ')}`,
    `  IAM: ${peaksOf(one, 'iam').join(', ') || 'none'}`,
    `  tagging: ${peaksOf(one, 'tagging').join(', ') || 'none'}`,
  ]),
  '',
  `at 20 a second ${USERS} begin in ${USERS / 20} s, at the 16 of others in ${USERS / 16} s`,
  'calls that were refused for a rate, four attempts each:',
  ...throttled.map(([of, count]) => `  ${of}: ${count}`),
])
if (throttled.some(([of]) => of.startsWith('identitystore'))) process.exitCode = 1
