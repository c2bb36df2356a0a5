/** Who differs is told from bulk readings alone, and nobody else is. */
import { describe, expect, test } from 'vitest'
import { roleArn } from '../../../core/persona/role-name.ts'
import { applyStep } from '../../../core/plan/apply.ts'
import { planFor } from '../../../core/plan/plan.ts'
import { differenceOf, type KnownUser } from '../../../core/reconcile-all/difference-of.ts'
import type { Grant } from '../../../core/words.ts'
import { exampleText, mapOf } from '../access-map/example.ts'

const map = mapOf(exampleText)
const now = 1_800_000_000_000
const pins = new Map([['ML Vision', 'vision-group']])
const still = { map, pins, now, mapChanged: false, changedGroups: new Set<string>() }

const granted: Grant = {
  userId: 'maya',
  team: 'vision',
  persona: 'analyst',
  domain: 'research',
  domainId: 'd-research0001',
  profileName: 'u-maya-vision',
  roleArn: roleArn(map, 'vision', 'analyst'),
  state: 'granted',
  since: now - 1,
  reason: { groupId: 'vision-group', group: 'ML Vision', line: 22 },
  because: [],
  mapHash: map.hash,
}

const groupIds = ['vision-group']
const maya: KnownUser = {
  userId: 'maya',
  status: 'enabled',
  groupIds,
  listed: { status: 'enabled', groupIds },
  grants: [granted],
}

test('who is as the directory, the map and the ledger say does not differ', () => {
  expect(differenceOf(maya, still)).toBeUndefined()
})

describe('an event was lost', () => {
  test.each([
    ['absent', true],
    ['disabled', true],
  ] as const)('when the listing says %s, and the directory is asked again', (status, removal) => {
    const user = { ...maya, listed: { status, groupIds: [] } }
    const difference = { cause: 'event lost', removal, readDirectory: true }
    expect(differenceOf(user, still)).toEqual(difference)
  })

  test('when the groups are others than were seen', () => {
    const left = { ...maya, listed: { status: 'enabled', groupIds: [] } } as const
    expect(differenceOf(left, still)).toMatchObject({ cause: 'event lost', removal: true })
    const joined = { ...maya, groupIds: [], grants: [] }
    expect(differenceOf(joined, still)).toMatchObject({ cause: 'event lost', removal: false })
  })
})

test('a status that nobody tells is no difference', () => {
  const unknown = { status: 'unknown', groupIds } as const
  expect(differenceOf({ ...maya, listed: unknown }, still)).toBeUndefined()
  const never = { ...maya, status: 'unknown', listed: unknown } as const
  expect(differenceOf(never, still)).toBeUndefined()
})

test('groups of who is disabled do not matter', () => {
  const disabled = { ...maya, status: 'disabled', groupIds: [], grants: [] } as const
  const user = { ...disabled, listed: { status: 'disabled', groupIds } } as const
  expect(differenceOf(user, still)).toBeUndefined()
})

describe('what was asked for was not done', () => {
  test('when the ledger still says begun, and when it says nothing', () => {
    const begun = { ...maya, grants: [{ ...granted, state: 'granting' as const }] }
    expect(differenceOf(begun, still)).toMatchObject({ cause: 'holder died', removal: false })
    const none = { ...maya, grants: [] }
    expect(differenceOf(none, still)).toMatchObject({ cause: 'holder died', removal: false })
  })
})

test('a changed map is the cause when the last run compared by another', () => {
  const mlops = { ...granted, persona: 'mlops' }
  const user = { ...maya, grants: [mlops] }
  const changed = { ...still, mapChanged: true }
  expect(differenceOf(user, changed)).toMatchObject({ cause: 'map changed', removal: false })
})

test('members of a group that strayed differ, and lose', () => {
  const strayed = { ...still, pins: new Map([['ML Vision', undefined]]) }
  const comparison = { ...strayed, changedGroups: new Set(groupIds) }
  const expected = { cause: 'group changed', removal: true, readDirectory: false }
  expect(differenceOf(maya, comparison)).toEqual(expected)
  const input = { map, userId: 'maya', entitlements: [], grants: [granted], now, because: [] }
  const grants = planFor(input).steps.reduce(applyStep, [granted])
  expect(differenceOf({ ...maya, grants }, comparison)).toBeUndefined()
})
