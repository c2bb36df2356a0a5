/** Which role's list a plan puts a profile on, and takes it off. */
import { describe, expect, test } from 'vitest'
import { beginOf } from '../../../core/plan/apply.ts'
import { planFor } from '../../../core/plan/plan.ts'
import type { Entitlement, Grant, GrantState } from '../../../core/words.ts'
import { exampleText, mapOf } from '../access-map/example.ts'

const now = 1_800_000_000_000
const map = mapOf(exampleText)
const path = 'arn:aws:iam::111122223333:role/rollcall/persona'
const scientists = `${path}/rollcall-fraud-data-scientist`
const leads = `${path}/rollcall-fraud-mlops`
const inert = `${path}/rollcall-inert-research`

function stepOf(standing: Partial<Grant> & { readonly state: GrantState }, persona?: string) {
  const reason = { groupId: 'g', group: 'G', line: 15 }
  const user = { userId: 'maya', team: 'fraud', domain: 'research', reason }
  const grant: Grant = {
    ...user,
    persona: 'data-scientist',
    domainId: 'd-research0001',
    profileName: 'u-kept-fraud',
    roleArn: scientists,
    since: 0,
    because: [],
    mapHash: map.hash,
    ...standing,
  }
  const entitlements: Entitlement[] = persona === undefined ? [] : [{ ...user, persona }]
  const input = { map, userId: 'maya', entitlements, grants: [grant], now, because: [] }
  const [step] = planFor(input).steps
  if (!step) throw new Error('nothing was planned')
  return step
}

describe('who loses access', () => {
  test('is denied on the role they had', () => {
    expect(stepOf({ state: 'granted' }).grant.deniedRoleArn).toBe(scientists)
  })

  test('is denied on the role they were being given again, not on one they had before', () => {
    const { grant } = stepOf({ state: 'resuming', roleArn: leads, deniedRoleArn: scientists })
    expect(grant.deniedRoleArn).toBe(leads)
  })

  test('is denied no more once the Deny was lifted, though the profile is mended', () => {
    const { grant } = stepOf({ state: 'suspending', roleArn: inert })
    expect(grant).not.toHaveProperty('deniedRoleArn')
  })
})

describe('who is given access again', () => {
  const denied = { roleArn: inert, deniedRoleArn: scientists }

  test.each<GrantState>(['suspending', 'suspended', 'archived', 'resuming', 'deprovisioned'])(
    'from %s is taken off the list of the role they had',
    (state) => {
      const step = stepOf({ state, ...denied }, 'mlops')
      expect(step.liftsDeny).toEqual({ roleArn: scientists, profileName: 'u-kept-fraud' })
      expect(step.grant).toMatchObject({ roleArn: leads })
      expect(step.grant).not.toHaveProperty('deniedRoleArn')
    },
  )

  test('remembers that role until the step is done', () => {
    const begun = beginOf(stepOf({ state: 'suspended', ...denied }, 'mlops'))
    expect(begun).toMatchObject({ state: 'resuming', deniedRoleArn: scientists })
    const again = stepOf(begun, 'mlops')
    expect(again.liftsDeny).toEqual({ roleArn: scientists, profileName: 'u-kept-fraud' })
  })

  test('and was on no list, is taken off none', () => {
    expect(stepOf({ state: 'suspended', roleArn: inert }, 'mlops').liftsDeny).toBeUndefined()
  })
})
