/** As many begin in a second as the Identity Store answers the calls of. */
import { expect, test } from 'vitest'
import type { AccessMap } from '../../../core/access-map/access-map.ts'
import { beginsOf } from '../../../core/lease/begins.ts'
import { exampleText, mapOf } from '../access-map/example.ts'

const map = mapOf(exampleText)
const withTeams = (change: (team: AccessMap['teams'][number]) => AccessMap['teams'][number]) => ({
  domains: map.domains.map((domain) => ({ ...domain, mode: 'iam' as const })),
  teams: map.teams.map((team) => change({ ...team, profileNames: 'hashed' })),
})

test('20 where whoever begins asks each operation once', () => {
  expect(beginsOf(withTeams((team) => team))).toBe(20)
})

test('fewer where names are asked for too, and in SSO mode once more', () => {
  const readable = withTeams((team) => ({ ...team, profileNames: 'readable' }))
  expect(beginsOf(readable)).toBe(10)
  const domains = map.domains.map((domain) => ({ ...domain, mode: 'sso' as const }))
  expect(beginsOf({ ...readable, domains })).toBe(6)
})

test('fewer where a user may be in more groups than one call asks about', () => {
  const [entry] = map.teams[0]?.groups ?? []
  if (!entry) throw new Error('the example has no group')
  const groups = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ ...entry, group: `Group ${index}` }))
  expect(beginsOf(withTeams((team) => ({ ...team, groups: groups(100) })))).toBe(20)
  expect(beginsOf(withTeams((team) => ({ ...team, groups: groups(101) })))).toBe(10)
  expect(beginsOf(withTeams((team) => ({ ...team, groups: groups(2_500) })))).toBe(1)
})
