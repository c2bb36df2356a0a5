/** What an operator restores counts as given until it ends, and no longer. */
import { describe, expect, test } from 'vitest'
import { inertRoleArn, roleArn } from '../../../core/persona/role-name.ts'
import { planFor } from '../../../core/plan/plan.ts'
import type { PlanInput } from '../../../core/plan/plan-input.ts'
import type { Grant, GrantState, Restoration } from '../../../core/words.ts'
import { exampleText, exampleWith, mapOf } from '../access-map/example.ts'

const map = mapOf(exampleText)
const now = 1_800_000_000_000
const restored: Restoration = { by: 'anna', at: now - 1, until: now + 60_000, teams: ['vision'] }

function grant(state: GrantState, given: Partial<Grant> = {}): Grant {
  const live = state === 'granted' || state === 'granting'
  return {
    userId: 'maya',
    team: 'vision',
    persona: 'analyst',
    domain: 'research',
    domainId: 'd-research0001',
    profileName: 'u-kept',
    roleArn: live ? roleArn(map, 'vision', 'analyst') : inertRoleArn(map, 'research'),
    state,
    since: now - 5,
    reason: { groupId: 'g', group: 'ML Vision', line: 22 },
    because: [],
    mapHash: map.hash,
    ...given,
  }
}

function plan(grants: readonly Grant[], given: Partial<PlanInput> = {}) {
  const input = { map, userId: 'maya', entitlements: [], grants, now, because: [], restored }
  return planFor({ ...input, ...given })
}

describe('a user whom an operator restored', () => {
  test.each<GrantState>(['suspending', 'suspended', 'archiving', 'archived'])(
    'and who is %s gets the same profile and role back',
    (state) => {
      const { steps, lookAgainAt } = plan([grant(state, { graceUntil: now + 5 })])
      expect(steps.map(({ kind }) => kind)).toEqual(['resume'])
      expect(steps[0]?.grant).toMatchObject({
        state: 'granted',
        profileName: 'u-kept',
        roleArn: roleArn(map, 'vision', 'analyst'),
      })
      expect(lookAgainAt).toBe(restored.until)
    },
  )

  test('keeps what the directory does not give, and is looked at when that ends', () => {
    const { steps, lookAgainAt } = plan([grant('granted')])
    expect([steps, lookAgainAt]).toEqual([[], restored.until])
  })

  test('loses it when the restoration ends and the directory still does not give it', () => {
    const { steps } = plan([grant('granted')], { now: restored.until })
    expect(steps.map(({ kind }) => kind)).toEqual(['suspend'])
  })

  test('gets back only the teams that the operator named', () => {
    const other = grant('suspended', { team: 'fraud', persona: 'mlops', graceUntil: now + 5 })
    expect(plan([other]).steps).toEqual([])
  })

  test('has what the directory gives rather than what was', () => {
    const reason = { groupId: 'h', group: 'ML Vision', line: 22 }
    const entitlement = { userId: 'maya', team: 'vision', persona: 'analyst', domain: 'research' }
    const { steps } = plan([grant('suspended')], { entitlements: [{ ...entitlement, reason }] })
    expect(steps[0]?.grant.reason).toEqual(reason)
  })
})

describe('nothing comes back', () => {
  test.each<GrantState>(['deprovisioning', 'deprovisioned'])('of a grant that is %s', (state) => {
    const kinds = plan([grant(state)]).steps.map(({ kind }) => kind)
    expect(kinds).not.toContain('resume')
    expect(kinds).not.toContain('grant')
  })

  test('of a persona that no group of the team leads to any more', () => {
    const { steps } = plan([grant('suspended', { persona: 'mlops', graceUntil: now + 5 })])
    expect(steps).toEqual([])
  })

  test('of a team that has moved to another domain', () => {
    const moved = mapOf(exampleWith(['id: d-research0001', 'id: d-research0002']))
    expect(plan([grant('suspended', { graceUntil: now + 5 })], { map: moved }).steps).toEqual([])
  })
})
