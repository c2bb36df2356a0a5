/** `rollcall adopt` takes over profiles that stood before, and only those that a list names. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type AdoptOptions, adopt } from '../../cli/commands/adopt.ts'
import { compareWorld } from '../../cli/support/compare-world.ts'
import { userKey } from '../../core/lease/keys.ts'
import { roleArn } from '../../core/persona/role-name.ts'
import { people } from '../../sample/company.ts'
import { keptOutput } from '../support/kept-output.ts'
import { openRollcall, type Rollcall, sampleMap } from '../support/rollcall.ts'

const domainId = 'd-research0001'
const oldRole = 'arn:aws:iam::111122223333:role/service-role/AmazonSageMaker-ExecutionRole'

let folder: string
let world: Rollcall
let ids: Readonly<Record<'maya' | 'ines', string>>

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-adopt-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Users in groups and profiles made by hand, as they stood before; changes are frozen at first. */
beforeEach(async () => {
  world = await openRollcall()
  const { clock } = world.sandbox.world
  await world.ports.freezes.set({ scope: 'all changes', by: 'olu', since: clock.now() })
  const idp = world.provider('plain')
  const scientists = await idp.createGroup('ML Fraud Scientists')
  const vision = await idp.createGroup('ML Vision')
  ids = { maya: await idp.createUser(people.maya), ines: await idp.createUser(people.ines) }
  await idp.addMember(scientists, ids.maya)
  await idp.addMember(vision, ids.ines)
  await profile('maya-lind', oldRole)
  await profile('ines', oldRole)
  await profile('shared-notebooks', oldRole)
  await world.rest()
})
afterEach(() => world.close())

/** Those who were stopped look again within a quarter of an hour. */
async function thaw(): Promise<void> {
  await world.ports.freezes.lift()
  await world.sandbox.world.clock.advance(16 * 60_000)
  await world.rest()
}

async function profile(UserProfileName: string, ExecutionRole: string): Promise<void> {
  const UserSettings = { ExecutionRole }
  await world.call('SageMaker.CreateUserProfile', {
    DomainId: domainId,
    UserProfileName,
    UserSettings,
  })
}

async function adopted(lines: readonly string[] | undefined, options: AdoptOptions = {}) {
  const output = keptOutput()
  const profiles = join(folder, 'profiles.yaml')
  if (lines) writeFileSync(profiles, `${lines.join('\n')}\n`)
  const where = { endpoint: world.sandbox.url, map: sampleMap, ...(lines && { profiles }) }
  const code = await adopt({ ...where, ...options }, output)
  return { code, ...output, text: output.lines.join('\n') }
}

const mayas = '- { profile: maya-lind, user: maya.lind@example.com, team: fraud }'
const inesOwn = '- { profile: ines, user: ines.haddad@example.com, team: vision }'

async function tagsOf(profileName: string) {
  const described = await world.ports.studio.describeProfile(domainId, profileName)
  return world.ports.studio.profileTags(described?.arn ?? '')
}

test('without a list it names the profiles that are of nobody, and changes nothing', async () => {
  const { code, rows } = await adopted(undefined)
  expect(code).toBe(1)
  expect(rows.map((row) => row.profile).sort()).toEqual(['ines', 'maya-lind', 'shared-notebooks'])
  expect(rows[0]).toMatchObject({ domain: 'research', status: 'InService' })
})

test('asked to, it proposes a list by name, of users whose groups give something', async () => {
  const { lines } = await adopted(undefined, { byName: true })
  expect(lines).toContain(mayas)
  expect(lines.join()).not.toContain('shared-notebooks')
  expect(await tagsOf('maya-lind')).toEqual({})
})

test('with a list it shows before and after, and changes nothing without --yes', async () => {
  const { code, rows, text } = await adopted([mayas])
  expect(code).toBe(1)
  expect(rows).toEqual([
    {
      profile: 'maya-lind',
      user: people.maya.userName,
      team: 'fraud',
      persona: 'data-scientist',
      'role before': 'AmazonSageMaker-ExecutionRole',
      'role after': 'rollcall-fraud-data-scientist',
    },
  ])
  expect(text).toContain('Nothing was changed')
  expect(await tagsOf('maya-lind')).toEqual({})
  expect(await world.ports.ledger.grantsOf(ids.maya)).toEqual([])
})

test('with --yes the profile is ours under its own name, and gets the right role', async () => {
  const { code, text } = await adopted([mayas, inesOwn], { yes: true })
  expect(code).toBe(0)
  expect(text).toContain('2 adopted; olu froze all changes: roles are given when that is lifted.')
  await thaw()
  const { profiles, agrees } = await compareWorld(world.ports, world.map)
  expect(agrees).toBe(true)
  expect(profiles.map(({ profileName }) => profileName).sort()).toEqual(['ines', 'maya-lind'])
  const [grant] = await world.ports.ledger.grantsOf(ids.maya)
  expect(grant).toMatchObject({
    state: 'granted',
    profileName: 'maya-lind',
    roleArn: roleArn(world.map, 'fraud', 'data-scientist'),
    reason: { group: 'ML Fraud Scientists' },
    because: expect.arrayContaining([expect.objectContaining({ door: 'operator' })]),
  })
  expect(await tagsOf('maya-lind')).toMatchObject({
    'rollcall:user': ids.maya,
    'rollcall:team': 'fraud',
    'rollcall:suspended': 'false',
  })
  expect(await tagsOf('shared-notebooks')).toEqual({})
})

test('who leaves after an adoption is suspended, and comes back to the same profile', async () => {
  await adopted([mayas], { yes: true })
  await thaw()
  const idp = world.provider('plain')
  await idp.setActive(ids.maya, false)
  await world.rest()
  const [suspended] = await world.ports.ledger.grantsOf(ids.maya)
  expect(suspended).toMatchObject({ state: 'suspended', profileName: 'maya-lind' })
  await idp.setActive(ids.maya, true)
  await world.rest()
  const [resumed] = await world.ports.ledger.grantsOf(ids.maya)
  expect(resumed).toMatchObject({ state: 'granted', profileName: 'maya-lind' })
})

test('an adoption made again is refused as already ours, and changes nothing', async () => {
  await adopted([mayas], { yes: true })
  await thaw()
  const before = await world.ports.ledger.versionsOf(ids.maya)
  const { code, rows } = await adopted([mayas], { yes: true })
  expect(code).toBe(1)
  expect(rows[0]?.why).toBe('the profile is already ours: of this user in team fraud')
  expect(await world.ports.ledger.versionsOf(ids.maya)).toEqual(before)
})

test('an adoption that broke off between ledger and tags is taken up again', async () => {
  const { studio } = world.ports
  await adopted([mayas], { yes: true })
  await thaw()
  const described = await studio.describeProfile(domainId, 'maya-lind')
  await world.call('SageMaker.DeleteTags', {
    ResourceArn: described?.arn,
    TagKeys: ['rollcall:user', 'rollcall:team', 'rollcall:persona', 'rollcall:suspended'],
  })
  const again = await adopted([mayas], { yes: true })
  expect(again.code).toBe(0)
  expect(again.text).toContain('1 adopted; reconciliation gives the roles now.')
  await world.rest()
  expect((await tagsOf('maya-lind'))['rollcall:user']).toBe(ids.maya)
})

test('a user who is being reconciled is left to the holder of the lease', async () => {
  const key = userKey(ids.maya)
  const now = world.sandbox.world.clock.now()
  const because = { eventId: 'event-1', door: 'scim', time: now } as const
  const asked = { key, because, now, removal: false, readDirectory: true }
  await world.ports.leases.request(asked)
  const { code, rows } = await adopted([mayas], { yes: true })
  expect(code).toBe(1)
  expect(rows.at(-1)?.why).toBe(
    'the user is being reconciled (held): adopt again when that is done',
  )
  expect(await world.ports.ledger.grantsOf(ids.maya)).toEqual([])
})

test('a user whom Rollcall has given a profile meanwhile keeps that one', async () => {
  await thaw()
  const { code, rows } = await adopted([mayas], { yes: true })
  expect(code).toBe(1)
  expect(rows[0]?.why).toMatch(/^the user has profile u-[a-z2-7]{16}-fraud in team fraud already$/)
  expect(await tagsOf('maya-lind')).toEqual({})
})
