/**
 * How long Rollcall itself takes from hearing of a leaver to the last call of the first cut: tag,
 * inert role, apps. Real time, real bundles; what services take beside that is drawn from
 * sandbox/weather.json and said apart. Writes bench/results/time-to-first-cut.txt; exits 1 when
 * the 99th percentile is above 10 s.
 */
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { useEndpoint } from '../cli/support/connection.ts'
import { loadMap, portsFor } from '../cli/support/ports.ts'
import { inertRoleArn } from '../core/persona/role-name.ts'
import { company, seedOf } from '../sample/company.ts'
import { IdentityProvider } from '../sample/identity-provider.ts'
import { openSandbox, type Sandbox } from '../sandbox/sandbox.ts'
import { studioView } from '../sandbox/studio/view.ts'
import type { WeatherRow } from '../sandbox/world/weather.ts'
import { sampleAssembly, sampleMap } from '../test/support/assembly.ts'
import { keepResult } from './support.ts'

const LEAVERS = 120
/** One leaves each second: a storm has a page of its own. */
const BETWEEN_MS = 1_000
const LIMIT_MS = 10_000
const LOOK_MS = 20
const PATIENCE_MS = 60_000
const GROUP = 'ML Forecasting'
const DOMAIN = 'd-research0001'

type Rows = Readonly<Record<string, WeatherRow>>

/** Only what is waited for before the measuring, and CloudTrail's delay, is made short. */
const short = (value: number): WeatherRow => {
  return { value, unit: 'ms', ground: 'assumed', source: 'set by this bench' }
}
const weather: Rows = {
  'cloudtrail.eventDelay': short(0),
  'sagemaker.userProfileCreate': short(50),
  'sagemaker.appCreate': short(50),
  'sagemaker.requestRate': { ...short(1_000), unit: 'per second' },
}

const names = Array.from({ length: LEAVERS }, (_, index) => `user${index}@example.com`)

async function open() {
  const map = loadMap(sampleMap)
  const seed = seedOf((domain) => inertRoleArn(map, domain))
  const { accountId, region } = company
  const users = names.map((UserName) => ({ UserName, DisplayName: UserName }))
  const groups = [{ DisplayName: GROUP, members: names }]
  const sandbox = await openSandbox({
    assembly: await sampleAssembly(),
    port: 0,
    clock: 'real',
    accountId,
    region,
    weather,
    seed: { ...seed, identityStore: { ...seed.identityStore, users, groups } },
  })
  useEndpoint(sandbox.url, region)
  return { sandbox, map, ports: portsFor(map) }
}

async function until(what: string, isSo: () => boolean, patienceMs = PATIENCE_MS): Promise<void> {
  const started = performance.now()
  while (!isSo()) {
    if (performance.now() - started > patienceMs) throw new Error(`${what}: not in time`)
    await sleep(LOOK_MS)
  }
}

interface Cut {
  readonly tagged: number
  readonly inert: number
  readonly apps: number
}

/** When each part of the first cut was answered, in milliseconds after the directory's answer. */
async function leave(sandbox: Sandbox, arn: string, act: () => Promise<void>): Promise<Cut> {
  await act()
  const began = performance.now()
  const times: Partial<Record<keyof Cut, number>> = {}
  await until(`the cut of ${arn}`, () => {
    const { userProfiles, tags, apps } = studioView(sandbox.world)
    const profile = userProfiles.find((one) => one.arn === arn)
    const value = tags[arn]?.find(({ Key }) => Key === 'rollcall:suspended')?.Value
    const name = profile?.userProfileName
    const own = apps.filter((app) => app.userProfileName === name)
    const now = performance.now() - began
    if (value === 'true') times.tagged ??= now
    if (profile?.status === 'Updating') times.inert ??= now
    if (own.every(({ status }) => status !== 'InService')) times.apps ??= now
    return times.tagged !== undefined && times.inert !== undefined && times.apps !== undefined
  })
  const { tagged = 0, inert = 0, apps = 0 } = times
  return { tagged, inert, apps }
}

async function call(url: string, target: string, input: unknown): Promise<void> {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target }
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(input) })
  if (!answer.ok) throw new Error(`${target} answered ${answer.status}: ${await answer.text()}`)
}

async function measure(): Promise<Cut[]> {
  const { sandbox, ports } = await open()
  const { tenantId, token } = company.scim
  const idp = new IdentityProvider('okta', { url: `${sandbox.url}/${tenantId}/scim/v2`, token })
  try {
    const groupId = (await ports.directory.findGroup(GROUP)) ?? ''
    const userIds: string[] = []
    for (const name of names) userIds.push((await ports.directory.findUser(name)) ?? '')
    const [first = ''] = userIds
    await idp.removeMember(groupId, first)
    await idp.addMember(groupId, first)
    const profiles = () => studioView(sandbox.world).userProfiles
    const ready = () => profiles().filter(({ status }) => status === 'InService').length === LEAVERS
    await until('all profiles', ready, 5 * PATIENCE_MS)
    await sleep(10_000)
    for (const { userProfileName } of profiles())
      await call(sandbox.url, 'SageMaker.CreateApp', {
        DomainId: DOMAIN,
        UserProfileName: userProfileName,
        AppType: 'JupyterServer',
        AppName: 'default',
      })
    await sleep(1_000)
    const cuts: Array<Promise<Cut>> = []
    for (const [index, userId] of userIds.entries()) {
      const [grant] = await ports.ledger.grantsOf(userId)
      const arn = profiles().find((one) => one.userProfileName === grant?.profileName)?.arn ?? ''
      // As many by the group as the deletion guard lets go; the others are disabled.
      const byGroup = index % 12 === 0
      const act = () => (byGroup ? idp.removeMember(groupId, userId) : idp.setActive(userId, false))
      cuts.push(leave(sandbox, arn, act))
      await sleep(BETWEEN_MS)
    }
    return await Promise.all(cuts)
  } finally {
    await sandbox.close()
  }
}

function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

const row = (what: string, values: readonly number[]) =>
  [
    what.padEnd(34),
    ...[0.5, 0.95, 0.99, 1].map((share) => percentile(values, share).toFixed(0).padStart(8)),
  ].join('')

const rows: Rows = JSON.parse(readFileSync('sandbox/weather.json', 'utf8'))

const range = (name: string) => {
  const { value, ground } = rows[name] ?? { value: 0, ground: 'not in the weather' }
  const words = (Array.isArray(value) ? value : [value]).map((ms) => `${ms / 1000}`).join(' to ')
  return `${words} s (${ground})`
}

const cuts = await measure()
const last = cuts.map(({ tagged, inert, apps }) => Math.max(tagged, inert, apps))
const p99 = percentile(last, 0.99)
keepResult('time-to-first-cut', [
  'From the directory hearing of a leaver to the first cut (npm run bench -- time-to-first-cut)',
  `${LEAVERS} leavers with a running app, one a second, on this machine's processors in real time,`,
  `functions and database included; looked at every ${LOOK_MS} ms. CloudTrail's delay is set to 0.`,
  '',
  `${'milliseconds after the change'.padEnd(34)}     p50     p95     p99     max`,
  row(
    'tagged: sign-in is refused',
    cuts.map(({ tagged }) => tagged),
  ),
  row(
    'inert role asked for',
    cuts.map(({ inert }) => inert),
  ),
  row(
    'apps asked to stop',
    cuts.map(({ apps }) => apps),
  ),
  row('last answered call of the cut', last),
  `at most                            ${''.padStart(16)}${String(LIMIT_MS).padStart(8)}`,
  '',
  'What others take beside it:',
  `CloudTrail to EventBridge          ${range('cloudtrail.eventDelay')}`,
  `SageMaker, role in force           ${range('sagemaker.userProfileUpdate')}`,
  `SageMaker, app stopped             ${range('sagemaker.appDelete')}`,
  `IAM, Deny list in force            ${range('iam.propagation')}`,
  `SSO mode, open sessions end        ${range('sso.applicationSessionEnd')}`,
])
if (p99 > LIMIT_MS) process.exitCode = 1
