/**
 * What a full reconciliation of 10,000 users costs: with nothing to mend, and with 50 users who
 * differ. Writes bench/results/cost-of-reconcile-all.txt.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { rolePath } from '../core/deployed-names.ts'
import type { FullReconciliation } from '../core/reconcile-all/run.ts'
import { setFaults } from '../sandbox/events/faults.ts'
import { requestRates } from '../sandbox/services/request-rate.ts'
import type { CallCount } from '../sandbox/world/call-log.ts'
import { openRollcall, type Rollcall } from '../test/support/rollcall.ts'

const USERS = 10_000
const MEMBERS = 200
const DIFFERING = 50
const GROUP = 'ML Fraud Scientists'
const MINUTE_MS = 60_000
const QUARTER_MS = 15 * MINUTE_MS
const ROWS_PER_PAGE = 100
/** Lease, record and the map's groups that the directory does not have: whatever its size. */
const CONSTANT_CALLS_MAX = 20

interface Cost {
  readonly run: FullReconciliation
  /** By the function that compares. */
  readonly comparing: readonly CallCount[]
  /** By the functions and the machine that reconcile one user. */
  readonly reconciling: readonly CallCount[]
}

/** All calls from what happens before a run until rest after it; it ends a minute after the run. */
async function nextRun(world: Rollcall, happens = async () => {}): Promise<Cost> {
  const { calls, clock } = world.sandbox.world
  const before = await world.ports.snapshot.lastRun()
  calls.clear()
  await happens()
  const next = (before?.startedAt ?? clock.now()) + QUARTER_MS
  await clock.advance(Math.max(0, next + MINUTE_MS - clock.now()))
  await world.rest()
  const run = await world.ports.snapshot.lastRun()
  if (!run || run.id === before?.id) throw new Error('no run was complete within 15 minutes')
  const ours = calls.counts().filter(({ caller, service }) => {
    return caller.includes(rolePath.service) && service !== 'lambda' && !/sweep/.test(caller)
  })
  const compares = ({ caller }: CallCount) => /compare-everyone|reconcile-all/.test(caller)
  return {
    run,
    comparing: ours.filter(compares),
    reconciling: ours.filter((count) => !compares(count)),
  }
}

const sum = (counts: readonly CallCount[]) => counts.reduce((total, { count }) => total + count, 0)

function byAction(counts: readonly CallCount[]): string[] {
  const totals = new Map<string, number>()
  for (const { service, action, count } of counts) {
    const name = `${service}:${action}`
    totals.set(name, (totals.get(name) ?? 0) + count)
  }
  return [...totals].sort().map(([name, count]) => `  ${String(count).padStart(5)} ${name}`)
}

const turns = ({ profiles }: FullReconciliation) =>
  `  of these for the ${profiles} profiles whose turn of the day it was: ${2 * profiles}`

const users = Array.from({ length: USERS }, (_, index) => ({
  UserName: `user${index}@example.com`,
  DisplayName: `User ${index}`,
}))
const members = users.slice(0, MEMBERS).map(({ UserName }) => UserName)
const world = await openRollcall({ users, groups: [{ DisplayName: GROUP, members }] })

async function join(groupId: string, userName: string): Promise<void> {
  const userId = await world.ports.directory.findUser(userName)
  await world.provider('okta').addMember(groupId, userId ?? '')
}

/** Calls that Studio throttles are sent again: what is counted is what one run needs. */
async function measure() {
  requestRates(world.sandbox.world).enforced = false
  // The first run finds the group and its members; the second has nothing left to do.
  await nextRun(world)
  await nextRun(world)
  const idle = await nextRun(world)
  const groupId = (await world.ports.directory.findGroup(GROUP)) ?? ''
  setFaults(world.sandbox.world, { lose: () => true })
  const joiners = users.slice(MEMBERS, MEMBERS + DIFFERING)
  const differing = await nextRun(world, async () => {
    await Promise.all(joiners.map(({ UserName }) => join(groupId, UserName)))
  })
  return { idle, differing }
}

const { idle, differing } = await measure()
await world.close()

const lines = [
  'What a full reconciliation costs (npm run bench -- cost-of-reconcile-all)',
  `${USERS} users in the directory, ${MEMBERS} of them in one mapped group, each with a profile.`,
  'AWS calls by our functions and machines; Lambda invocations and the minute sweep left out, and',
  'calls sent again because Studio throttled them.',
  '',
  `nothing to mend: ${sum(idle.comparing)} calls, ${sum(idle.reconciling)} for single users`,
  ...byAction(idle.comparing),
  turns(idle.run),
  '',
  `${DIFFERING} differ, and no event told: ${sum(differing.comparing)} calls to find and ` +
    'start them',
  ...byAction(differing.comparing),
  turns(differing.run),
  `and ${sum(differing.reconciling)} to mend them, ` +
    `${(sum(differing.reconciling) / DIFFERING).toFixed(1)} a user`,
  ...byAction(differing.reconciling),
]
process.stdout.write(`${lines.join('\n')}\n`)
mkdirSync('bench/results', { recursive: true })
writeFileSync('bench/results/cost-of-reconcile-all.txt', `${lines.join('\n')}\n`)

const pages = USERS / ROWS_PER_PAGE + MEMBERS / ROWS_PER_PAGE
const beyondPages = sum(idle.comparing) - 2 * idle.run.profiles - pages
if (sum(idle.reconciling) > 0 || beyondPages > CONSTANT_CALLS_MAX) {
  process.stderr.write('a run with nothing to mend costs more than pages\n')
  process.exitCode = 1
}
if (differing.run.asked['event lost'] !== DIFFERING) {
  process.stderr.write(`${JSON.stringify(differing.run.asked)} were asked for\n`)
  process.exitCode = 1
}
