/** A user's name is asked for exactly when a plan would write it into a profile's name. */
import { expect, test } from 'vitest'
import { needsUserName } from '../../../core/plan/needs-user-name.ts'
import { planFor } from '../../../core/plan/plan.ts'
import type { Entitlement, Grant, GrantState } from '../../../core/words.ts'
import { exampleText, exampleWith, mapOf } from '../access-map/example.ts'

const hashed = mapOf(exampleText)
const readable = mapOf(exampleWith(['    grace: 7d', '    profileNames: readable']))
const reason = { groupId: 'g', group: 'G', line: 15 }
const entitlements: Entitlement[] = [
  { userId: 'maya', team: 'fraud', persona: 'mlops', domain: 'research', reason },
]

function grant(state: GrantState, more: Partial<Grant> = {}): Grant {
  return {
    userId: 'maya',
    team: 'fraud',
    persona: 'mlops',
    domain: 'research',
    domainId: 'd-research0001',
    profileName: 'u-kept-fraud',
    roleArn: 'arn',
    state,
    since: 0,
    reason,
    because: [],
    mapHash: 'hash',
    ...more,
  }
}

const cases = [
  { of: 'a new grant of a team with readable names', map: readable, grants: [], needed: true },
  { of: 'a new grant of another team', map: hashed, grants: [], needed: false },
  { of: 'a grant that stands', map: readable, grants: [grant('granted')], needed: false },
  { of: 'a grant half made', map: readable, grants: [grant('granting')], needed: false },
  {
    of: 'one who comes back to a profile name of theirs',
    map: readable,
    grants: [grant('deprovisioned')],
    needed: false,
  },
  {
    of: 'one whose team has moved to another domain',
    map: readable,
    grants: [grant('deprovisioned', { domain: 'old', domainId: 'd-old' })],
    needed: true,
  },
]

test.each(cases)('$of: $needed', ({ map, grants, needed }) => {
  const known = { map, userId: 'maya', entitlements, grants, now: 1, because: [] }
  expect(needsUserName(known)).toBe(needed)
  const named = planFor({ ...known, userName: 'maya.lind@example.com' })
  const changed = JSON.stringify(named) !== JSON.stringify(planFor(known))
  expect(changed).toBe(needed)
})
