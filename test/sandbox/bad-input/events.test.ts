/** Events nobody should send: none stops the sandbox, and none is lost without a trace. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { company } from '../../../sample/company.ts'
import { openRollcall, type Rollcall } from '../../support/rollcall.ts'
import { expectStillWorking } from './still-works.ts'

const HIDDEN = 'HIDDEN_DUE_TO_SECURITY_REASONS'

let rollcall: Rollcall

beforeAll(async () => {
  rollcall = await openRollcall()
})

afterAll(() => rollcall?.close())

interface Answered {
  readonly message: string
  readonly queues: ReadonlyArray<{ readonly visible: number; readonly hidden: number }>
}

async function ask(path: string, body?: unknown) {
  const response = await fetch(`${rollcall.sandbox.url}${path}`, {
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  })
  return { status: response.status, body: (await response.json()) as Answered }
}

/** An envelope as CloudTrail's are, around that detail. */
function event(detail: object, envelope: object = {}) {
  return {
    'detail-type': 'AWS API Call via CloudTrail',
    source: 'aws.sso-directory',
    account: company.accountId,
    region: company.region,
    detail: {
      eventVersion: '1.08',
      eventTime: '2026-01-01T00:00:00Z',
      eventID: '11111111-2222-4333-8444-555555555555',
      eventSource: 'sso-directory.amazonaws.com',
      eventName: 'AddMemberToGroup',
      readOnly: false,
      eventType: 'AwsApiCall',
      managementEvent: true,
      recipientAccountId: company.accountId,
      ...detail,
    },
    ...envelope,
  }
}

/** Executions that ended badly, and messages in queues: what is not handled stands in one. */
async function traces() {
  const response = await fetch(`${rollcall.sandbox.url}/_sandbox/executions`)
  const executions = (await response.json()) as ReadonlyArray<{ readonly status: string }>
  const { queues } = (await ask('/_sandbox/state')).body
  return {
    failed: executions.filter(({ status }) => status !== 'SUCCEEDED').length,
    kept: queues.reduce((sum, { visible, hidden }) => sum + visible + hidden, 0),
  }
}

const strange: ReadonlyArray<readonly [what: string, event: object]> = [
  ['of an unknown name', event({ eventName: 'RenameEverybody' })],
  ['of an unknown source', event({ eventSource: 'teapot.amazonaws.com' })],
  ['without a detail of its own', { ...event({}), detail: {} }],
  ['with its parameters hidden whole', event({ requestParameters: HIDDEN })],
  ['with its answer hidden whole', event({ eventName: 'CreateUser', responseElements: HIDDEN })],
  ['with its member hidden', event({ requestParameters: { groupId: HIDDEN, member: HIDDEN } })],
  ['with its identity hidden', event({ userIdentity: HIDDEN, requestParameters: null })],
  ['with a list for a structure', event({ requestParameters: [{ groupId: 'a' }] })],
  [
    'with a number for an id',
    event({ requestParameters: { groupId: 7, member: { memberId: 8 } } }),
  ],
  ['with ids of a megabyte', event({ requestParameters: { groupId: 'g'.repeat(1_000_000) } })],
  [
    'of a membership nobody knows',
    event({
      eventSource: 'identitystore.amazonaws.com',
      eventName: 'DeleteGroupMembership',
      requestParameters: { identityStoreId: company.identityStoreId, membershipId: 'm' },
    }),
  ],
  [
    'of a user who never was',
    event({
      eventName: 'DeleteUser',
      requestParameters: { identityStoreId: company.identityStoreId, userId: 'nobody' },
    }),
  ],
  ['without an id', event({ eventID: undefined, requestParameters: { groupId: 'a' } })],
  ['with a time that is none', event({ eventTime: 'soon', eventName: 'DeleteUser' })],
  ['with names of its prototype', event({ ['__proto__']: { a: 1 }, constructor: 'x' })],
  ['over 262,144 bytes', event({ padding: 'x'.repeat(262_144) })],
  [
    'of a role assumption with everything hidden',
    event(
      {
        eventSource: 'sts.amazonaws.com',
        eventName: 'AssumeRole',
        readOnly: true,
        requestParameters: HIDDEN,
        responseElements: HIDDEN,
      },
      { source: 'aws.sts' },
    ),
  ],
  [
    'of a role assumption over 262,144 bytes',
    event(
      {
        eventSource: 'sts.amazonaws.com',
        eventName: 'AssumeRole',
        readOnly: true,
        requestParameters: { roleArn: 'arn:aws:iam::111122223333:role/rollcall/persona/x' },
        padding: 'x'.repeat(300_000),
      },
      { source: 'aws.sts' },
    ),
  ],
  [
    'of the Identity Store itself, without resources',
    event(
      {},
      {
        source: 'aws.identitystore',
        'detail-type': 'User Vanished',
      },
    ),
  ],
]

describe('an event', () => {
  it.each(strange)('%s is handled, kept or ignored, never lost', async (_what, one) => {
    const before = await traces()
    expect(await ask('/_sandbox/events', one)).toMatchObject({ status: 200 })
    await rollcall.rest()
    const after = await traces()
    expect(after.kept - before.kept).toBeGreaterThanOrEqual(after.failed - before.failed)
  })

  it.each([
    ['that is no object', 7],
    ['that is a list of lists', [[]]],
    ['without a detail', { source: 'aws.x', 'detail-type': 'x' }],
    ['with a detail that is a text', { ...event({}), detail: '{}' }],
    ['of another version', { ...event({}), version: '1' }],
    ['with an account that is none', { ...event({}), account: '12' }],
    ['with a time that is none', { ...event({}), time: 'now' }],
    ['with a member no envelope has', { ...event({}), colour: 'red' }],
  ])('%s is refused with a sentence', async (_what, one) => {
    const { status, body } = await ask('/_sandbox/events', one)
    expect(status).toBe(400)
    expect(body.message).toMatch(/must be|is no member/)
  })
})

describe('after all of it', () => {
  it('a joiner still gets what is due', async () => {
    await expectStillWorking(rollcall)
  })
})
