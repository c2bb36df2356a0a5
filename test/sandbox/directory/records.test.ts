/** What directory changes leave in CloudTrail: the published shapes, and nothing personal. */
import { describe, expect, it } from 'vitest'
import type { TrailRecord } from '../../../sandbox/contracts.ts'
import {
  callerArn,
  directoryWorld,
  identityStoreId,
  keyPaths,
  sample,
  seedUsers,
  tenantId,
  tokenId,
} from './directory-world.ts'

const HIDDEN = 'HIDDEN_DUE_TO_SECURITY_REASONS'
const patchSchemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp']

const jane = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: 'jane.doe',
  name: { givenName: 'Jane', familyName: 'Doe' },
  displayName: 'Jane Doe',
  active: true,
}

/** Members that CloudTrail adds to every record on its way. */
const added = [
  'eventTime',
  'eventID',
  'awsRegion',
  'sourceIPAddress',
  'eventType',
  'managementEvent',
  'recipientAccountId',
  'eventCategory',
]

function recordPaths({ extra, accountId: _account, region: _region, ...record }: TrailRecord) {
  return keyPaths({ ...record, ...extra })
}

function samplePaths(name: string): string[] {
  return keyPaths(sample(name)).filter((path) => !added.includes(path))
}

function office() {
  return directoryWorld({
    users: seedUsers(3),
    groups: [{ DisplayName: 'Lab', members: ['user-1'] }],
  })
}

const last = (records: readonly TrailRecord[]): TrailRecord => {
  const record = records.at(-1)
  if (!record) throw new Error('there is no record')
  return record
}

describe('records of SCIM calls', () => {
  it('of CreateUser are those AWS publishes', async () => {
    const directory = office()
    const { body } = await directory.scim('POST', '/Users', jane)
    const record = last(directory.records)
    expect(recordPaths(record)).toEqual(samplePaths('s01-scim-create-user'))
    expect(record).toMatchObject({
      eventVersion: '1.10',
      eventSource: 'identitystore-scim.amazonaws.com',
      eventName: 'CreateUser',
      readOnly: false,
      userAgent: 'Go-http-client/2.0',
      userIdentity: { type: 'WebIdentityUser', accountId: '111111111111', accessKeyId: tokenId },
      requestParameters: {
        tenantId,
        httpBody: {
          schemas: jane.schemas,
          active: true,
          userName: HIDDEN,
          displayName: HIDDEN,
          name: { givenName: HIDDEN, familyName: HIDDEN },
        },
      },
      responseElements: {
        id: body.id,
        active: true,
        userName: HIDDEN,
        meta: { created: 'Nov 21, 2026, 10:00:00 AM', resourceType: 'User' },
      },
      extra: { tlsDetails: { clientProvidedHostHeader: 'scim.eu-west-1.amazonaws.com' } },
    })
  })

  it('of a PatchGroup without a path are those AWS publishes, error included', async () => {
    const directory = office()
    await directory.scim('PATCH', `/Groups/${directory.groupId('Lab')}`, {
      schemas: patchSchemas,
      Operations: [{ op: 'remove', value: [{ value: directory.userId('user-1') }] }],
    })
    const record = last(directory.records)
    expect(recordPaths(record)).toEqual(samplePaths('s02-scim-patch-group-failed'))
    expect(record).toMatchObject({
      errorCode: 'ValidationException',
      errorMessage: 'Missing path in PATCH request',
      userIdentity: { type: 'Unknown', accountId: '111111111111', accessKeyId: tokenId },
      requestParameters: {
        id: directory.groupId('Lab'),
        httpBody: { schemas: [HIDDEN], operations: [{ op: 'REMOVE', value: HIDDEN }] },
      },
      responseElements: null,
    })
  })

  it('of a duplicate group are those AWS publishes', async () => {
    const directory = office()
    await directory.scim('POST', '/Groups', { displayName: 'Lab' })
    const record = last(directory.records)
    expect(recordPaths(record)).toEqual(samplePaths('s03-scim-create-group-failed'))
    expect(record).toMatchObject({
      errorCode: 'ConflictException',
      errorMessage: 'Duplicate GroupDisplayName',
    })
  })

  it('of a second email are those AWS publishes', async () => {
    const directory = office()
    await directory.scim('PATCH', `/Users/${directory.userId('user-1')}`, {
      schemas: patchSchemas,
      Operations: [
        { op: 'Replace', path: 'emails', value: [{ value: 'a@b.c' }, { value: 'd@e.f' }] },
      ],
    })
    const record = last(directory.records)
    expect(recordPaths(record)).toEqual(samplePaths('s04-scim-patch-user-failed'))
    expect(record).toMatchObject({
      errorCode: 'ValidationException',
      errorMessage: 'List attribute emails exceeds allowed limit of 1',
    })
  })

  it('of a successful PatchGroup name the group and the path, never the member', async () => {
    const directory = office()
    const userId = directory.userId('user-2')
    const path = `/Groups/${directory.groupId('Lab')}`
    for (const operation of [
      { op: 'Add', path: 'members', value: [{ value: userId }] },
      { op: 'remove', path: `members[value eq "${userId}"]` },
    ])
      await directory.scim('PATCH', path, { schemas: patchSchemas, Operations: [operation] })
    const [add, remove] = directory.records
    expect(add && recordPaths(add)).toEqual(samplePaths('synthetic-scim-patch-group'))
    expect(add).toMatchObject({ userIdentity: { type: 'WebIdentityUser' }, responseElements: null })
    expect(remove?.requestParameters).toMatchObject({
      id: directory.groupId('Lab'),
      httpBody: { operations: [{ op: 'REMOVE', path: 'members' }] },
    })
    expect(JSON.stringify(directory.records)).not.toContain(userId)
  })

  it('of deletions carry the id, and none tells of a membership', async () => {
    const directory = office()
    const userId = directory.userId('user-1')
    await directory.scim('DELETE', `/Users/${userId}`)
    await directory.scim('DELETE', `/Groups/${directory.groupId('Lab')}`)
    expect(directory.records.map(({ eventName }) => eventName)).toEqual([
      'DeleteUser',
      'DeleteGroup',
    ])
    expect(directory.records[0]).toMatchObject({
      requestParameters: { tenantId, id: userId },
      responseElements: null,
    })
  })

  it('of reads are read-only, each under its own name', async () => {
    const directory = office()
    const reads = [
      ['/Users', 'ListUsers'],
      [`/Users/${directory.userId('user-1')}`, 'GetUser'],
      ['/Groups', 'ListGroups'],
      [`/Groups/${directory.groupId('Lab')}`, 'GetGroup'],
      ['/Schemas', 'ListSchemas'],
      ['/Schemas/urn:ietf:params:scim:schemas:core:2.0:User', 'GetSchema'],
      ['/ResourceTypes', 'ListResourceTypes'],
      ['/ServiceProviderConfig', 'ServiceProviderConfig'],
    ] as const
    for (const [path] of reads) await directory.scim('GET', path)
    expect(directory.records.map(({ eventName }) => eventName)).toEqual(reads.map(([, n]) => n))
    expect(directory.records.every(({ readOnly }) => readOnly)).toBe(true)
    expect(directory.records.every((record) => record.responseElements === null)).toBe(true)
  })
})

describe('records of the console', () => {
  const press = (directory: ReturnType<typeof office>, name: string, input: object) =>
    directory.call('sso-directory', name, { IdentityStoreId: identityStoreId, ...input })

  /** The samples' callers are the root user and SCIM tokens; here it is a role. */
  const withoutIdentity = (paths: string[]) =>
    paths.filter((path) => !path.startsWith('userIdentity'))

  it.each([
    ['AddMemberToGroup', 'user-2', 's05-console-add-member'],
    ['RemoveMemberFromGroup', 'user-1', 'synthetic-console-remove-member'],
  ])('of %s name group and member', async (name, userName, published) => {
    const directory = office()
    const GroupId = directory.groupId('Lab')
    const MemberId = directory.userId(userName)
    await press(directory, name, { GroupId, Member: { MemberId } })
    const record = last(directory.records)
    expect(withoutIdentity(recordPaths(record))).toEqual(withoutIdentity(samplePaths(published)))
    expect(record).toMatchObject({
      eventSource: 'sso-directory.amazonaws.com',
      eventName: name,
      requestParameters: {
        identityStoreId,
        groupId: GroupId,
        member: { memberId: MemberId },
      },
      responseElements: null,
    })
  })

  it('of CreateGroup answer the group with its name hidden', async () => {
    const directory = office()
    const { Group } = await press(directory, 'CreateGroup', { DisplayName: 'Board' })
    const record = last(directory.records)
    expect(withoutIdentity(recordPaths(record))).toEqual(
      withoutIdentity(samplePaths('s06-console-create-group')),
    )
    expect(record).toMatchObject({
      requestParameters: { identityStoreId, displayName: HIDDEN },
      responseElements: {
        group: {
          groupId: Group.GroupId,
          displayName: HIDDEN,
          groupAttributes: {},
          meta: { createdAt: 'Nov 21, 2026 10:00:00 AM', createdBy: '111111111111' },
        },
      },
    })
  })

  it.each([
    ['DisableUser', 's08-console-disable-user'],
    ['EnableUser', 's08-console-enable-user'],
    ['DeleteUser', 's08-console-disable-user'],
  ])('of %s carry the user alone', async (name, published) => {
    const directory = office()
    const UserId = directory.userId('user-1')
    await press(directory, name, { UserId })
    const record = last(directory.records)
    expect(withoutIdentity(recordPaths(record))).toEqual(
      [...withoutIdentity(samplePaths(published)), 'sessionCredentialFromConsole'].sort(),
    )
    expect(record.requestParameters).toEqual({ identityStoreId, userId: UserId })
  })
})

describe('records of the Identity Store API', () => {
  it('of CreateGroupMembership nest the member, and the answer has the membership', async () => {
    const directory = office()
    const GroupId = directory.groupId('Lab')
    const UserId = directory.userId('user-2')
    const { MembershipId } = await directory.call('identitystore', 'CreateGroupMembership', {
      IdentityStoreId: identityStoreId,
      GroupId,
      MemberId: { UserId },
    })
    const record = last(directory.records)
    const { requestParameters } = sample('s09-api-create-membership')
    expect(keyPaths(record.requestParameters)).toEqual(keyPaths(requestParameters))
    expect(record).toMatchObject({
      eventSource: 'identitystore.amazonaws.com',
      readOnly: false,
      accountId: '111111111111',
      requestParameters: { identityStoreId, groupId: GroupId, memberId: { userId: UserId } },
      responseElements: { identityStoreId, membershipId: MembershipId },
      userIdentity: {
        type: 'AssumedRole',
        arn: callerArn,
        principalId: expect.stringMatching(/^AROA[A-Z2-7]{17}:session-1$/),
        sessionContext: {
          sessionIssuer: {
            type: 'Role',
            arn: 'arn:aws:iam::111111111111:role/DirectoryWriter',
            userName: 'DirectoryWriter',
          },
        },
      },
    })
  })

  it('of DeleteGroupMembership carry the membership alone', async () => {
    const directory = office()
    const membership = directory.store.memberships.ofGroup(directory.groupId('Lab')).all()[0]
    await directory.call('identitystore', 'DeleteGroupMembership', {
      IdentityStoreId: identityStoreId,
      MembershipId: membership?.membershipId,
    })
    expect(last(directory.records)).toMatchObject({
      requestParameters: { identityStoreId, membershipId: membership?.membershipId },
      responseElements: null,
    })
  })

  it('of reads are read-only and answer nothing; failed calls carry their error', async () => {
    const directory = office()
    await directory.call('identitystore', 'ListUsers', { IdentityStoreId: identityStoreId })
    expect(last(directory.records)).toMatchObject({ readOnly: true, responseElements: null })
    const UserId = '22c554e4-c091-708a-0ec5-08b46733f1a2'
    await expect(
      directory.call('identitystore', 'DescribeUser', { IdentityStoreId: identityStoreId, UserId }),
    ).rejects.toThrow()
    expect(last(directory.records)).toMatchObject({
      errorCode: 'ResourceNotFoundException',
      errorMessage: 'USER not found.',
    })
  })
})
