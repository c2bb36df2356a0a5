/** What every backend of Ledger and Snapshot promises. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { LeaseLost } from '../../core/errors.ts'
import { userKey } from '../../core/lease/keys.ts'
import type { Held, Ledger, Write } from '../../core/ports.ts'
import type { Grant } from '../../core/words.ts'
import type { MakePorts, StorePorts } from '../support/rollcall-tables.ts'
import { testStart as start } from '../support/test-world.ts'
import { asked, heldBy } from './leases.contract.ts'

export function grantOf(more: Partial<Grant> = {}): Grant {
  return {
    userId: 'ada',
    team: 'research',
    persona: 'data scientist',
    domain: 'lab',
    domainId: 'd-1',
    profileName: 'u-ada-research',
    roleArn: 'arn:aws:iam::111111111111:role/rollcall/persona/research',
    state: 'granting',
    since: start,
    reason: { groupId: 'group', group: 'Research', line: 7 },
    because: [{ eventId: 'event', door: 'scim', time: start }],
    mapHash: 'hash',
    ...more,
  }
}

function written(grant: Grant, recordedAt: number): Write {
  return { kind: 'grant', grant, recordedAt }
}

export function ledgerContract(backend: string, make: MakePorts): void {
  describe(`ledger and snapshot in ${backend}`, () => {
    let made: StorePorts
    let lease: Held
    const ports = () => made
    const held = () => lease

    beforeEach(async () => {
      made = await make()
      lease = heldBy(await made.leases.request(asked(userKey('ada'))))
    })
    afterEach(() => made.close())

    grantsContract(ports, held)
    denyContract(ports, held)
    fenceContract(ports, held)
    snapshotContract(ports, held)
  })
}

function grantsContract(ports: () => StorePorts, held: () => Held): void {
  test('a grant written is the current one, and every version stays', async () => {
    const { ledger } = ports()
    const granting = grantOf()
    const granted = grantOf({ state: 'granted', since: start + 9 })
    await ledger.write(held(), [written(granting, start + 1)], start + 1)
    await ledger.write(held(), [written(granted, start + 9)], start + 9)
    expect(await ledger.grantsOf('ada')).toEqual([granted])
    expect(await ledger.versionsOf('ada')).toEqual([
      { ...granting, recordedAt: start + 1, fence: held().fence },
      { ...granted, recordedAt: start + 9, fence: held().fence },
    ])
    expect(await ledger.grantWithProfile('u-ada-research')).toEqual(granted)
    expect(await ledger.grantWithProfile('u-bob-research')).toBeUndefined()
    expect(await ledger.grantsOf('bob')).toEqual([])
  })

  test('grants of several teams stand side by side, a suspended one with its end', async () => {
    const { ledger } = ports()
    const suspended = grantOf({ team: 'sales', state: 'suspended', graceUntil: start + 99 })
    const writes = [written(suspended, start), written(grantOf(), start)]
    await ledger.write(held(), writes, start)
    expect(await ledger.grantsOf('ada')).toEqual([grantOf(), suspended])
    expect(await ledger.versionsOf('ada')).toHaveLength(2)
  })

  test('all current grants can be read page by page, and no version with them', async () => {
    const { ledger } = ports()
    const granted = grantOf({ state: 'granted', since: start + 9 })
    const bobs = grantOf({ userId: 'bob', profileName: 'u-bob-research' })
    await ledger.write(held(), [written(grantOf(), start)], start)
    const later = [written(granted, start + 9), written(bobs, start + 9)]
    await ledger.write(held(), later, start + 9)
    expect((await everyGrant(ledger)).sort(byUser)).toEqual([granted, bobs])
  })

  test('who has a role is found, and who had it', async () => {
    const { ledger } = ports()
    const { roleArn } = grantOf()
    const inert = grantOf({ roleArn: `${roleArn}-inert`, state: 'suspended', since: start + 9 })
    const bobs = grantOf({ userId: 'bob', profileName: 'u-bob-research' })
    await ledger.write(held(), [written(grantOf(), start), written(bobs, start)], start)
    await ledger.write(held(), [written(inert, start + 9)], start + 9)
    expect(await everyUserWith(ledger, roleArn)).toEqual(new Set(['ada', 'bob']))
    expect(await everyUserWith(ledger, inert.roleArn)).toEqual(new Set(['ada']))
    expect(await everyUserWith(ledger, 'another')).toEqual(new Set())
  })
}

function denyContract(ports: () => StorePorts, held: () => Held): void {
  const { roleArn, profileName, userId } = grantOf()
  const entry = { profileName, userId, since: start }
  const denied: Write = { kind: 'denied', roleArn, ...entry }

  test('who is denied on a role is listed once, and not with the grants', async () => {
    const { ledger } = ports()
    const bobs = { profileName: 'u-bob-research', userId: 'bob', since: start + 1 }
    const suspending = written(grantOf({ state: 'suspending' }), start)
    await ledger.write(held(), [suspending, denied], start)
    await ledger.write(held(), [denied, { kind: 'denied', roleArn, ...bobs }], start)
    const list = [...(await ledger.deniedOn(roleArn))]
    expect(list.sort((a, b) => a.since - b.since)).toEqual([entry, bobs])
    expect(await ledger.deniedOn('another')).toEqual([])
    expect(await everyGrant(ledger)).toHaveLength(1)
    expect(await everyUserWith(ledger, roleArn)).toEqual(new Set(['ada']))
    expect(await ledger.grantWithProfile('u-bob-research')).toBeUndefined()
  })

  test('who is taken off the list of a role is listed no more', async () => {
    const { ledger } = ports()
    const lifted: Write = { kind: 'deny lifted', roleArn, profileName }
    await ledger.write(held(), [denied], start)
    await ledger.write(held(), [written(grantOf({ state: 'resuming' }), start), lifted], start)
    await ledger.write(held(), [lifted], start)
    expect(await ledger.deniedOn(roleArn)).toEqual([])
  })
}

const byUser = (a: Grant, b: Grant) => (a.userId < b.userId ? -1 : 1)

async function everyGrant(ledger: Ledger): Promise<Grant[]> {
  const { grants, cursor } = await ledger.grants()
  const rest = cursor === undefined ? [] : (await ledger.grants(cursor)).grants
  return [...grants, ...rest]
}

async function everyUserWith(ledger: Ledger, roleArn: string): Promise<Set<string>> {
  const { userIds, cursor } = await ledger.usersWithRole(roleArn)
  const rest = cursor === undefined ? [] : (await ledger.usersWithRole(roleArn, cursor)).userIds
  return new Set([...userIds, ...rest])
}

function fenceContract(ports: () => StorePorts, held: () => Held): void {
  test('writing renews the lease, and a lost lease writes nothing', async () => {
    const { ledger, leases, snapshot } = ports()
    const now = start + 4 * 60_000
    await ledger.write(held(), [], now)
    expect(await leases.read(held().key)).toMatchObject({ leaseUntil: now + 5 * 60_000 })
    const writes: Write[] = [
      written(grantOf(), start),
      { kind: 'user seen', userId: 'ada', status: 'disabled' },
    ]
    const other = { ...held(), fence: held().fence - 1 }
    await expect(ledger.write(other, writes, now)).rejects.toThrow(LeaseLost)
    const late = now + 5 * 60_000
    await expect(ledger.write(held(), writes, late)).rejects.toThrow(LeaseLost)
    expect(await ledger.versionsOf('ada')).toEqual([])
    expect(await snapshot.user('ada')).toBeUndefined()
  })

  test('a release carries what was read of the user, in the same transaction', async () => {
    const { leases, snapshot } = ports()
    const writes: Write[] = [
      { kind: 'user seen', userId: 'ada', status: 'enabled' },
      { kind: 'memberships read', userId: 'ada', groupIds: ['b', 'a'] },
    ]
    await leases.request(asked(held().key))
    await leases.release(held(), { seen: 1, now: start, writes })
    expect(await snapshot.user('ada')).toBeUndefined()
    await leases.release(held(), { seen: 2, now: start, writes })
    const seen = { userId: 'ada', status: 'enabled', groupIds: ['a', 'b'] }
    expect(await snapshot.user('ada')).toEqual(seen)
    expect((await leases.readWithUser('ada')).user).toEqual(seen)
  })
}

function snapshotContract(ports: () => StorePorts, held: () => Held): void {
  test('memberships come and go, and a membership id says who it was', async () => {
    const { ledger, snapshot } = ports()
    const seen = (groupId: string, membershipId: string): Write => ({
      kind: 'membership seen',
      groupId,
      userId: 'ada',
      membershipId,
    })
    await ledger.write(held(), [seen('a', 'first'), seen('b', 'second')], start)
    expect((await snapshot.user('ada'))?.groupIds).toEqual(['a', 'b'])
    expect(await snapshot.membership('first')).toEqual({ groupId: 'a', userId: 'ada' })
    await ledger.write(held(), [{ kind: 'membership gone', groupId: 'a', userId: 'ada' }], start)
    expect((await snapshot.user('ada'))?.groupIds).toEqual(['b'])
    expect(await snapshot.membership('first')).toBeUndefined()
    expect(await snapshot.group('a')).toEqual({ groupId: 'a', members: new Map() })
    expect((await snapshot.group('b')).members).toEqual(new Map([['ada', 'second']]))
    const none: Write = { kind: 'memberships read', userId: 'ada', groupIds: [] }
    await ledger.write(held(), [none], start)
    expect((await snapshot.user('ada'))?.groupIds).toEqual([])
  })

  test('a display name keeps the group it was first found with', async () => {
    const { ledger, snapshot } = ports()
    const seen = (groupId: string): Write => ({
      kind: 'group seen',
      groupId,
      displayName: 'Research & more',
      seenAt: start,
    })
    await ledger.write(held(), [seen('first')], start)
    await ledger.write(held(), [seen('second')], start)
    expect(await snapshot.pins()).toEqual(new Map([['Research & more', 'first']]))
    expect((await snapshot.group('second')).displayName).toBe('Research & more')
    await ledger.write(held(), [{ kind: 'group gone', groupId: 'second' }], start)
    expect((await snapshot.group('second')).displayName).toBeUndefined()
  })
}
