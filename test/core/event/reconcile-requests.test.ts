/** Every event only asks for a look, at the narrowest thing it names. */
import { describe, expect, it } from 'vitest'
import { reconcileRequests } from '../../../core/event/reconcile-requests.ts'
import { directoryFields, nativeDirectoryFields } from '../../../core/event/relayed.ts'
import { fixture, onTheBus, relayed } from '../../support/relay.ts'

const user = '94e80458-9021-70ea-08fa-c3a10a1d8a92'
const group = '34887428-4081-7042-c3c6-928d413009e7'
const legacy = '93670dc30f-6d321996-eab8-4d2e-9f41-0db53b051a5b'
const hidden = 'HIDDEN_DUE_TO_SECURITY_REASONS'

const scim = 'identitystore-scim.amazonaws.com'
const console = 'sso-directory.amazonaws.com'
const api = 'identitystore.amazonaws.com'
const access = 'account-access.amazonaws.com'

/** What the machine gets of a call, through the transformer. */
function call(eventSource: string, eventName: string, more: Record<string, unknown> = {}) {
  const eventTime = '2026-11-01T10:00:00Z'
  return relayed(
    onTheBus({ eventID: 'e-1', eventTime, eventSource, eventName, ...more }),
    directoryFields,
  )
}

const read = (name: string) => reconcileRequests(relayed(onTheBus(fixture(name)), directoryFields))

describe('events that were seen', () => {
  it.each([
    [
      's01-scim-create-user',
      'scim',
      { kind: 'user', userId: 'c4488478-a0e1-700e-3d75-96c6bb641596' },
    ],
    ['s05-console-add-member', 'console', { kind: 'user', userId: user }],
    ['s06-console-create-group', 'console', { kind: 'group', groupId: group }],
    [
      's08-console-disable-user',
      'console',
      { kind: 'user', userId: '22c554e4-c091-708a-0ec5-08b46733f1a2' },
    ],
    [
      's08-console-enable-user',
      'console',
      { kind: 'user', userId: '22c554e4-c091-708a-0ec5-08b46733f1a2' },
    ],
    [
      's09-api-create-membership',
      'identity-store-api',
      { kind: 'user', userId: 'e18ba510-1001-70f0-3861-d4cfe87e1540' },
    ],
    [
      'synthetic-scim-patch-group',
      'scim',
      { kind: 'group', groupId: 'c4488478-a0e1-700e-3d75-96c6bb641592' },
    ],
    [
      'synthetic-scim-patch-user',
      'scim',
      { kind: 'user', userId: 'c4488478-a0e1-700e-3d75-96c6bb641594' },
    ],
    ['synthetic-scim-create-group', 'scim', { kind: 'group', groupId: group }],
    ['synthetic-scim-delete-user', 'scim', { kind: 'user', userId: user }],
    ['synthetic-console-remove-member', 'console', { kind: 'user', userId: user }],
    [
      'synthetic-api-delete-membership',
      'identity-store-api',
      { kind: 'membership', membershipId: '7a1bb05b-8031-703d-b9e4-b8c1c28cff99' },
    ],
  ])('%s asks for a look', (name, door, request) => {
    const { requests, because, outcome } = read(name)
    expect(requests).toEqual([request])
    expect(outcome).toBe('requests')
    expect(because).toEqual({
      eventId: fixture(name).eventID,
      door,
      time: Date.parse(String(fixture(name).eventTime)),
    })
  })

  it('are read from a whole delivery, with the older form of an id', () => {
    const event = relayed(fixture('s07-console-disable-user-on-the-bus'), directoryFields)
    const { requests, removal } = reconcileRequests(event)
    expect(requests).toEqual([{ kind: 'user', userId: legacy }])
    expect(removal).toBe(true)
  })

  it.each([
    's02-scim-patch-group-failed',
    's03-scim-create-group-failed',
    's04-scim-patch-user-failed',
  ])('%s changed nothing and asks for nothing', (name) => {
    const { requests, outcome, because } = read(name)
    expect(requests).toEqual([])
    expect(outcome).toBe('failed call')
    expect(because.door).toBe('scim')
  })
})

describe('every change that is known', () => {
  const rows = [
    [scim, 'PutUser', { requestParameters: { id: user } }, 'user', true],
    [scim, 'DeleteGroup', { requestParameters: { id: group } }, 'group', true],
    [console, 'CreateUser', { responseElements: { user: { userId: user } } }, 'user', false],
    [console, 'UpdateUser', { requestParameters: { userId: user } }, 'user', true],
    [console, 'DeleteUser', { requestParameters: { userId: user } }, 'user', true],
    [console, 'EnableUser', { requestParameters: { userId: user } }, 'user', false],
    [console, 'UpdateGroup', { requestParameters: { groupId: group } }, 'group', false],
    [console, 'DeleteGroup', { requestParameters: { groupId: group } }, 'group', true],
    [api, 'CreateUser', { responseElements: { userId: user } }, 'user', false],
    [api, 'UpdateUser', { requestParameters: { userId: user } }, 'user', true],
    [api, 'DeleteUser', { requestParameters: { userId: user } }, 'user', true],
    [api, 'CreateGroup', { responseElements: { groupId: group } }, 'group', false],
    [api, 'UpdateGroup', { requestParameters: { groupId: group } }, 'group', false],
    [api, 'DeleteGroup', { requestParameters: { groupId: group } }, 'group', true],
    [access, 'DeleteAssignment', { requestParameters: { principalId: user } }, 'user', true],
    [
      access,
      'CreateAssignment',
      { requestParameters: { principalId: group, principalType: 'GROUP' } },
      'group',
      false,
    ],
  ] as const
  it.each(rows)('%s %s', (source, name, more, kind, removal) => {
    const answer = reconcileRequests(call(source, name, more))
    expect(answer.requests.map((one) => one.kind)).toEqual([kind])
    expect(answer.removal).toBe(removal)
  })

  it('takes ARNs for the ids they end in', () => {
    const userId = `arn:aws:identitystore:::user/${user}`
    const { requests } = reconcileRequests(
      call(api, 'DeleteUser', { requestParameters: { userId } }),
    )
    expect(requests).toEqual([{ kind: 'user', userId: user }])
  })

  it.each([
    [scim, 'ListUsers'],
    [console, 'DeleteMfaDeviceForUser'],
    [console, 'EnableExternalIdPConfigurationForDirectory'],
    [api, 'IsMemberInGroups'],
    [access, 'CreateSomethingNew'],
  ])('%s %s is of no interest', (source, name) => {
    expect(reconcileRequests(call(source, name)).outcome).toBe('of no interest')
  })
})

describe('what is hidden', () => {
  const whole = (member: unknown, groupId: unknown) =>
    call(console, 'RemoveMemberFromGroup', { requestParameters: { groupId, member } })

  it.each([[hidden], [{ memberId: hidden }], [null], [undefined]])(
    'gives way to the group when the member is %j',
    (member) => {
      expect(reconcileRequests(whole(member, group)).requests).toEqual([
        { kind: 'group', groupId: group },
      ])
    },
  )

  it('is unreadable when nothing wider is told, and says where', () => {
    expect(() => reconcileRequests(whole(hidden, hidden))).toThrow(
      expect.objectContaining({ path: '$.detail.requestParameters.member.memberId' }),
    )
    const patch = call(scim, 'PatchGroup', { requestParameters: hidden })
    expect(() => reconcileRequests(patch)).toThrow(/requestParameters\.id is missing or hidden/)
  })

  it('means the same as empty, null and absent', () => {
    const event = call(console, 'AddMemberToGroup', { requestParameters: { groupId: group } })
    for (const memberId of ['', null, undefined, hidden])
      expect(reconcileRequests({ ...(event as object), memberId }).requests).toEqual([
        { kind: 'group', groupId: group },
      ])
  })
})

describe('what cannot be read', () => {
  it.each([
    ['no object', 'text', '$'],
    ['an unknown source', call('sagemaker.amazonaws.com', 'CreateApp'), '$.detail.eventSource'],
    ['an unknown event', call(scim, 'MergeGroups'), '$.detail.eventName'],
    ['no event id', { ...(call(scim, 'PatchGroup') as object), eventId: '' }, '$.detail.eventID'],
    ['no time', { ...(call(scim, 'PatchGroup') as object), time: 'soon' }, '$.time'],
    [
      'an id that is none',
      call(api, 'DeleteUser', { requestParameters: { userId: 'jane' } }),
      '$.detail.requestParameters.userId',
    ],
    [
      'a structure for an id',
      { ...(call(api, 'DeleteUser') as object), userId: { id: user } },
      '$.detail.requestParameters.userId',
    ],
    ['the name of an inherited property', call(api, 'constructor'), '$.detail.eventName'],
  ])('%s is refused with its place', (_, event, path) => {
    expect(() => reconcileRequests(event)).toThrow(
      expect.objectContaining({ name: 'EventUnreadable', path }),
    )
  })
})

describe('native events', () => {
  const base = fixture('synthetic-native-user-updated-on-the-bus')
  const native = (detailType: string, resources: readonly string[]) =>
    reconcileRequests(
      relayed({ ...base, 'detail-type': detailType, resources }, nativeDirectoryFields),
    )
  const arn = (kind: string, id: string) => `arn:aws:identitystore:::${kind}/${id}`

  it('ask by the ARNs they name', () => {
    const { requests, because, removal } = reconcileRequests(relayed(base, nativeDirectoryFields))
    expect(requests).toEqual([{ kind: 'user', userId: '22c554e4-c091-708a-0ec5-08b46733f1a2' }])
    expect(because.door).toBe('native-event')
    expect(because.eventId).toBe(base.id)
    expect(removal).toBe(true)
  })

  it('ask for the user of a membership, else for its group, else for the membership', () => {
    const all = [arn('membership', legacy), arn('group', group), arn('user', user)]
    const kinds = (resources: readonly string[]) =>
      native('Group Membership Deleted', resources).requests.map((one) => one.kind)
    expect(kinds(all)).toEqual(['user'])
    expect(kinds(all.slice(0, 2))).toEqual(['group'])
    expect(kinds(all.slice(0, 1))).toEqual(['membership'])
  })

  it('count deletions as removals and creations as none', () => {
    expect(native('Group Deleted', [arn('group', group)]).removal).toBe(true)
    expect(native('Group Created', [arn('group', group)]).removal).toBe(false)
  })

  it('are unreadable without an ARN, and when they are of another kind', () => {
    expect(() => native('User Updated', [])).toThrow(/resources\[0\]/)
    expect(() => native('Policy Updated', [arn('user', user)])).toThrow(/detail-type/)
  })
})
