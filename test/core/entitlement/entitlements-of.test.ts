/** What a user should have, by groups, status and map. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entitlementsOf } from '../../../core/entitlement/entitlements-of.ts'
import { isMapped, mappedGroupIds, mappedNames } from '../../../core/entitlement/pins.ts'
import { StatusUnknown } from '../../../core/errors.ts'
import { testSeed } from '../../support/seed.ts'
import { exampleText, exampleWith, mapOf } from '../access-map/example.ts'

const map = mapOf(exampleText)
const pins = new Map([
  ['ML Fraud Leads', 'g-leads'],
  ['ML Fraud Scientists', 'g-scientists'],
  ['ML Vision', 'g-vision'],
  ['Labellers', 'g-labellers'],
])
const maya = { map, userId: 'maya', status: 'enabled', pins } as const

describe('entitlements', () => {
  test('name the line of the map and the group that give them', () => {
    expect(entitlementsOf({ ...maya, groupIds: ['g-scientists'] }).entitlements).toEqual([
      {
        userId: 'maya',
        team: 'fraud',
        persona: 'data-scientist',
        domain: 'research',
        reason: { groupId: 'g-scientists', group: 'ML Fraud Scientists', line: 15 },
      },
    ])
  })

  test('take the persona of the first group in the list that the user is in', () => {
    const { entitlements } = entitlementsOf({ ...maya, groupIds: ['g-scientists', 'g-leads'] })
    expect(entitlements.map(({ team, persona }) => [team, persona])).toEqual([['fraud', 'mlops']])
  })

  test('do not depend on the order of the groups, and are sorted by team', () => {
    const groupIds = fc.shuffledSubarray([...pins.values(), 'g-of-something-else'])
    fc.assert(
      fc.property(groupIds, (ids) => {
        const answer = entitlementsOf({ ...maya, groupIds: ids })
        expect(answer).toEqual(entitlementsOf({ ...maya, groupIds: ids.toSorted() }))
        const teams = answer.entitlements.map(({ team }) => team)
        expect(teams).toEqual(teams.toSorted())
      }),
      { seed: testSeed() },
    )
  })

  test.each(['disabled', 'absent'] as const)('are none for a user who is %s', (status) => {
    const { entitlements } = entitlementsOf({ ...maya, status, groupIds: ['g-leads'] })
    expect(entitlements).toEqual([])
  })

  test('are not told of a user whose status is unknown', () => {
    expect(() => entitlementsOf({ ...maya, status: 'unknown', groupIds: ['g-leads'] })).toThrow(
      StatusUnknown,
    )
  })

  test('come of the group first found with a name, not of another that bears it now', () => {
    expect(entitlementsOf({ ...maya, groupIds: ['g-vision-made-again'] }).entitlements).toEqual([])
  })

  test('come of the id that the map pins, whatever the name was first found with', () => {
    const id = '11111111-2222-3333-4444-555555555555'
    const pinned = mapOf(exampleWith(['ML Vision,', `ML Vision, groupId: ${id},`]))
    const teamsOf = (groupId: string) =>
      entitlementsOf({ ...maya, map: pinned, groupIds: [groupId] }).entitlements.map((e) => e.team)
    expect(teamsOf(id)).toEqual(['vision'])
    expect(teamsOf('g-vision')).toEqual([])
  })

  test('in an SSO-mode domain go to the first team of the map; the others are findings', () => {
    const both = mapOf(
      exampleWith(['  vision:\n    domain: research', '  vision:\n    domain: portal']),
    )
    const groupIds = ['g-labellers', 'g-vision', 'g-leads']
    const { entitlements, shadowed } = entitlementsOf({ ...maya, map: both, groupIds })
    expect(entitlements.map(({ team }) => team)).toEqual(['fraud', 'vision'])
    expect(shadowed).toEqual([
      { userId: 'maya', team: 'labels', domain: 'portal', by: 'vision', line: 29 },
    ])
  })
})

describe('the groups a map speaks of', () => {
  test('are told by name and, as far as they were found, by id', () => {
    expect([...mappedNames(map)]).toEqual([...pins.keys()])
    expect(mappedGroupIds(map, pins)).toEqual([...pins.values()])
    expect(mappedGroupIds(map, new Map())).toEqual([])
  })

  test('are told by id alone where the map pins one', () => {
    const id = '11111111-2222-3333-4444-555555555555'
    const pinned = mapOf(exampleWith(['ML Vision,', `ML Vision, groupId: ${id},`]))
    expect(mappedGroupIds(pinned, new Map())).toEqual([id])
    expect(isMapped(pinned, { groupId: id, displayName: 'renamed' })).toBe(true)
    expect(isMapped(pinned, { groupId: 'g-vision', displayName: 'ML Vision' })).toBe(false)
    expect(isMapped(pinned, { groupId: 'g-leads', displayName: 'ML Fraud Leads' })).toBe(true)
  })
})
