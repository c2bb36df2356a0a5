/** What of CloudTrail EventBridge hears, when, and in which shape. */
import { beforeEach, expect, test } from 'vitest'
import { recordTrail, trailNotices, trailRecords } from '../../../sandbox/cloudtrail/trail.ts'
import type { BusEvent, TrailRecord } from '../../../sandbox/contracts.ts'
import { resource } from '../../../sandbox/resources/cloud-trail-trail.ts'
import { callLog } from '../../../sandbox/world/call-log.ts'
import { VirtualClock } from '../../../sandbox/world/clock.ts'
import { integrations } from '../../../sandbox/world/integrations.ts'
import { seededRandom } from '../../../sandbox/world/random.ts'
import { readWeather } from '../../../sandbox/world/weather.ts'
import type { World } from '../../../sandbox/world/world.ts'

const account = '111122223333'
const region = 'eu-west-1'
const startMs = Date.parse('2026-11-02T08:00:00.750Z')

let world: World
let heard: Array<{ readonly busArn: string; readonly event: BusEvent; readonly atMs: number }>

beforeEach(() => {
  heard = []
  world = {
    clock: new VirtualClock(startMs),
    random: seededRandom(1),
    weather: readWeather(),
    calls: callLog(),
    accountId: account,
    region,
    url: 'http://127.0.0.1:4566',
  }
  integrations.of(world).putEvent = async ({ busArn, event }) => {
    heard.push({ busArn, event, atMs: world.clock.now() })
  }
})

async function trail(properties: Record<string, unknown> = {}) {
  await resource.create(
    {
      logicalId: 'Trail',
      stackName: 'hub',
      accountId: account,
      region,
      properties: { IsLogging: true, S3BucketName: 'logs', ...properties },
      assetFolder: () => '',
    },
    world,
  )
}

const write: TrailRecord = {
  eventSource: 'identitystore.amazonaws.com',
  eventName: 'CreateGroupMembership',
  readOnly: false,
  userIdentity: { type: 'AssumedRole' },
  requestParameters: { groupId: 'g' },
  responseElements: { membershipId: 'm' },
}
const read: TrailRecord = {
  ...write,
  eventSource: 'sts.amazonaws.com',
  eventName: 'AssumeRole',
  readOnly: true,
}

async function record(...records: TrailRecord[]) {
  for (const one of records) recordTrail(world, one)
  await world.clock.quiet(5000)
}

test('without a trail nothing is delivered, the record is kept, and it is said once', async () => {
  await record(write, write)
  expect(heard).toEqual([])
  expect(trailRecords(world)).toHaveLength(2)
  expect(trailNotices(world)).toEqual([
    expect.stringContaining(`no logging trail covers write events of account ${account}`),
  ])
})

test('a trail that does not log delivers nothing', async () => {
  await trail({ IsLogging: 'false' })
  await record(write)
  expect(heard).toEqual([])
})

test('a record reaches the default bus of its account after the drawn delay', async () => {
  await trail()
  await record(write)
  expect(heard).toHaveLength(1)
  const [delivery] = heard
  expect(delivery?.busArn).toBe(`arn:aws:events:${region}:${account}:event-bus/default`)
  expect(delivery?.event).toMatchObject({
    'detail-type': 'AWS API Call via CloudTrail',
    source: 'aws.identitystore',
    account,
    region,
    time: '2026-11-02T08:00:00Z',
    resources: [],
    detail: trailRecords(world)[0],
  })
  const delay = (delivery?.atMs ?? 0) - startMs
  expect(delay).toBeGreaterThanOrEqual(2000)
  expect(delay).toBeLessThanOrEqual(8000)
})

test('a record is completed in the documented order of members', async () => {
  await record({
    ...write,
    errorCode: 'AccessDenied',
    extra: { additionalEventData: { a: 1 }, resources: [], custom: 1 },
  })
  const [made] = trailRecords(world)
  expect(Object.keys(made ?? {})).toEqual([
    'eventVersion',
    'userIdentity',
    'eventTime',
    'eventSource',
    'eventName',
    'awsRegion',
    'sourceIPAddress',
    'userAgent',
    'errorCode',
    'requestParameters',
    'responseElements',
    'additionalEventData',
    'requestID',
    'eventID',
    'readOnly',
    'resources',
    'eventType',
    'managementEvent',
    'recipientAccountId',
    'eventCategory',
    'tlsDetails',
    'custom',
  ])
  expect(made).toMatchObject({
    eventVersion: '1.11',
    eventTime: '2026-11-02T08:00:00Z',
    eventType: 'AwsApiCall',
    managementEvent: true,
    eventCategory: 'Management',
    recipientAccountId: account,
    tlsDetails: { clientProvidedHostHeader: `identitystore.${region}.amazonaws.com` },
  })
})

test('a service event has its own detail type and no TLS details', async () => {
  await trail()
  await record({
    ...read,
    eventSource: 'sso.amazonaws.com',
    eventName: 'GetRoleCredentials',
    eventType: 'AwsServiceEvent',
    extra: { serviceEventDetails: { role_name: 'Admin' } },
  })
  expect(heard[0]?.event).toMatchObject({
    'detail-type': 'AWS Service Event via CloudTrail',
    source: 'aws.sso',
  })
  expect(heard[0]?.event.detail).not.toHaveProperty('tlsDetails')
  expect(Object.keys(heard[0]?.event.detail ?? {}).slice(-2)).toEqual([
    'serviceEventDetails',
    'eventCategory',
  ])
})

test('a trail of one Region does not cover another, and a multi-Region trail does', async () => {
  await trail()
  await record({ ...write, region: 'us-east-1' })
  expect(heard).toEqual([])
  await trail({ TrailName: 'all', IsMultiRegionTrail: true })
  await record({ ...write, region: 'us-east-1' })
  expect(heard.map(({ event }) => event.region)).toEqual(['us-east-1'])
})

test('two trails that log a record deliver it once', async () => {
  await trail({ TrailName: 'one' })
  await trail({ TrailName: 'two' })
  await record(write)
  expect(heard).toHaveLength(1)
})

test('another account’s trail covers only its own, unless it is the organization’s', async () => {
  await trail({ TrailName: 'own' })
  await record({ ...write, accountId: '999999999999' })
  expect(heard).toEqual([])
  await trail({ TrailName: 'organization', IsOrganizationTrail: true })
  await record({ ...write, accountId: '999999999999' })
  expect(heard.map(({ event }) => event.account)).toEqual(['999999999999'])
})

test.each([
  ['WriteOnly', ['CreateGroupMembership']],
  ['ReadOnly', ['AssumeRole']],
  ['All', ['CreateGroupMembership', 'AssumeRole']],
])('a %s trail delivers %j', async (ReadWriteType, names) => {
  await trail({ EventSelectors: [{ ReadWriteType }] })
  await record(write)
  await record(read)
  expect(heard.map(({ event }) => event.detail.eventName)).toEqual(names)
})

test('a selector leaves out management events, or one source of them', async () => {
  await trail({ TrailName: 'data', EventSelectors: [{ IncludeManagementEvents: false }] })
  await trail({
    TrailName: 'most',
    EventSelectors: [{ ExcludeManagementEventSources: ['sts.amazonaws.com'] }],
  })
  await record(read, write)
  expect(heard.map(({ event }) => event.source)).toEqual(['aws.identitystore'])
})

test('global services are left out when the trail says so', async () => {
  await trail({ IncludeGlobalServiceEvents: false })
  await record(
    { ...write, eventSource: 'iam.amazonaws.com' },
    { ...read, extra: { tlsDetails: { clientProvidedHostHeader: 'sts.amazonaws.com' } } },
    read,
  )
  expect(heard.map(({ event }) => event.source)).toEqual(['aws.sts'])
  await expect(
    trail({ TrailName: 'x', IsMultiRegionTrail: true, IncludeGlobalServiceEvents: false }),
  ).rejects.toThrow('Multi-Region trail must include global service events.')
})

test('a record over 256 KB is kept and never delivered; one just below is', async () => {
  await trail()
  const sized = (length: number): TrailRecord => ({
    ...write,
    requestParameters: { groupId: 'x'.repeat(length) },
  })
  await record(sized(0))
  const frame = Buffer.byteLength(JSON.stringify(trailRecords(world)[0]))
  await record(sized(262_144 - frame), sized(262_145 - frame))
  expect(heard).toHaveLength(2)
  expect(trailRecords(world)).toHaveLength(3)
  expect(trailNotices(world)).toEqual([expect.stringContaining('has 262145 bytes')])
})

test('the last 10,000 records are kept', async () => {
  for (let index = 0; index < 10_005; index++)
    recordTrail(world, { ...write, eventName: `E${index}` })
  expect(trailRecords(world)).toHaveLength(10_000)
  expect(trailRecords(world)[0]?.eventName).toBe('E5')
})
