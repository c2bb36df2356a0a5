/**
 * How often AWS is called when everybody moves, and then everybody leaves, in one instant, and how
 * long it takes in the sandbox's time until all of it is true. Writes
 * bench/results/directory-storm.txt; exits 1 when the Identity Store or SSO Admin had to refuse a
 * call, or Studio is not as the map says. `npm run bench -- directory-storm 1000`: with so many.
 */
import { compareWorld } from '../cli/support/compare-world.ts'
import { requestRates } from '../sandbox/services/request-rate.ts'
import { studioView } from '../sandbox/studio/view.ts'
import type { WeatherRow } from '../sandbox/world/weather.ts'
import { watchCalls } from '../test/support/call-rates.ts'
import { openRollcall } from '../test/support/rollcall.ts'
import { membersOf, waitingAmong } from '../test/support/storm.ts'
import { keepResult } from './support.ts'

const USERS = Number(process.argv[3] ?? 300)
const SCIENTISTS = 'ML Vision'
const COMPUTE = 'ML Vision Compute'
const LOOK_MS = 1_000
const HOUR_OF_LOOKS = 3_600
const COUNTED = ['identitystore', 'sso-admin', 'sagemaker', 'iam', 'tagging'] as const
const names = Array.from({ length: USERS }, (_, index) => `user${index}@example.com`)

/** All events of a storm come at the same instant, which is the worst there is. */
const atOnce: Readonly<Record<string, WeatherRow>> = {
  'cloudtrail.eventDelay': { value: 2_000, unit: 'ms', ground: 'assumed', source: 'this bench' },
}

const world = await openRollcall({
  weather: atOnce,
  users: names.map((UserName) => ({ UserName, DisplayName: UserName })),
  groups: [
    { DisplayName: SCIENTISTS, members: names },
    { DisplayName: COMPUTE, members: [] },
  ],
})
const { clock } = world.sandbox.world
const idp = world.provider('okta')

interface Seen {
  readonly ready: number
  readonly compute: number
  readonly suspended: number
}

/** Profiles by what Studio shows of them. */
function seen(): Seen {
  const { userProfiles, tags } = studioView(world.sandbox.world)
  const tagged = (arn: string, key: string, value: string) =>
    tags[arn]?.some(({ Key, Value }) => Key === key && Value === value) === true
  const ready = userProfiles.filter(({ status }) => status === 'InService')
  return {
    ready: ready.length,
    compute: ready.filter(({ arn }) => tagged(arn, 'rollcall:persona', 'compute')).length,
    suspended: userProfiles.filter(({ arn }) => tagged(arn, 'rollcall:suspended', 'true')).length,
  }
}

interface Storm {
  readonly cutAfter: number | undefined
  readonly doneAfter: number
  readonly peaks: readonly string[]
  readonly refused: readonly string[]
  readonly refusedOfAll: number
}

/** All of it in one instant of the sandbox's clock; then time passes until all of it is true. */
async function storm(
  act: (userId: string) => Promise<void>,
  isTrue: (now: Seen) => boolean,
): Promise<Storm> {
  const rates = watchCalls(world.sandbox)
  const release = clock.hold()
  for (const userId of userIds) await act(userId)
  release()
  const began = clock.now()
  const seconds = () => (clock.now() - began) / 1000
  let cutAfter: number | undefined
  for (let look = 0; look < HOUR_OF_LOOKS; look++) {
    await clock.advance(LOOK_MS)
    if (!isTrue(seen())) continue
    cutAfter ??= seconds()
    if ((await waitingAmong(world.ports, userIds)) > 0) continue
    const peaks = COUNTED.map((service) => `${service}: ${peaksOf(rates.peaks(service))}`)
    const refused = COUNTED.map((service) => `${service} ${rates.refused(service)}`)
    const refusedOfAll = rates.refused('identitystore') + rates.refused('sso-admin')
    return { cutAfter, doneAfter: seconds(), peaks, refused, refusedOfAll }
  }
  throw new Error(
    `${await waitingAmong(world.ports, userIds)} still wait after an hour: ` +
      JSON.stringify(seen()),
  )
}

function peaksOf(peaks: ReadonlyMap<string, number>): string {
  const all = [...peaks].map(([operation, count]) => `${operation.split(' ')[1]} ${count}`)
  return all.join(', ') || 'none'
}

const groupId = (await world.ports.directory.findGroup(SCIENTISTS)) ?? ''
const compute = (await world.ports.directory.findGroup(COMPUTE)) ?? ''
const userIds = await membersOf(world.ports, groupId)
await storm(
  async (userId) => (userId === userIds[0] ? idp.setActive(userId, true) : undefined),
  ({ ready }) => ready === USERS,
)
const moved = await storm(
  (userId) => idp.addMember(compute, userId),
  (now) => now.compute === USERS && now.ready === USERS,
)
const left = await storm(
  (userId) => idp.setActive(userId, false),
  ({ suspended }) => suspended === USERS,
)
requestRates(world.sandbox.world).enforced = false
const { agrees } = await compareWorld(world.ports, world.map)
await world.close()

const told = ({ peaks, refused }: Storm) => [
  '  calls in the busiest second',
  ...peaks.map((one) => `    ${one}`),
  `  answers that were a refusal for a rate: ${refused.join(', ')}`,
]
keepResult('directory-storm', [
  `${USERS} users moved, and then gone, in one instant (npm run bench -- directory-storm)`,
  'In the sandbox under virtual time, permissions enforced. The Identity Store answers 20 calls a',
  'second of each operation, SSO Admin 20 of all together (documented), SageMaker 10 a second of',
  'each operation (assumed). The domain is in IAM mode: SSO Admin is not asked.',
  '',
  `moved, each to a group more: all true after ${moved.doneAfter} s`,
  ...told(moved),
  `gone, each disabled: all true after ${left.doneAfter} s, all tagged after ${left.cutAfter} s`,
  ...told(left),
  `Studio as the map says: ${agrees ? 'yes' : 'no'}`,
  '',
  'What could not be faster',
  `  gone: a DescribeUser each at 20 a second               ${USERS / 20} s`,
  `  moved: beginnings of others than removals, 16 a second ${USERS / 16} s`,
  `  either: an UpdateUserProfile each at 10 a second       ${USERS / 10} s`,
  `  either: 2 DescribeUserProfile each at 10 a second      ${USERS / 5} s`,
  `  moved, in SSO mode: 2 calls of SSO Admin each at 20    ${USERS / 10} s`,
])
if (moved.refusedOfAll + left.refusedOfAll > 0 || !agrees) process.exitCode = 1
