/** Which role's list a plan puts a profile on, and takes it off. */
import { describe, expect, test } from 'vitest'
import { beginOf } from '../../../core/plan/apply.ts'
import { planFor } from '../../../core/plan/plan.ts'
import type { Entitlement, Grant, GrantState } from '../../../core/words.ts'
import { exampleText, mapOf } from '../access-map/example.ts'

const now = 1_800_000_000_000
const tagAlone = mapOf(exampleText)
const byName = mapOf(exampleText.replace('mode: iam,', 'mode: iam, presignDeny: tag-and-names,'))
const path = 'arn:aws:iam::111122223333:role/rollcall/persona'
const scientists = `${path}/rollcall-fraud-data-scientist`
const leads = `${path}/rollcall-fraud-mlops`
const inert = `${path}/rollcall-inert-research`

function stepOf(
  standing: Partial<Grant> & { readonly state: GrantState },
  persona?: string,
  map = tagAlone,
) {
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
    expect(stepOf({ state: 'granted' }).grant.deniedRoleArns).toEqual([scientists])
  })

  test('is denied on the role they were being given again, not on one they had before', () => {
    const { grant } = stepOf({ state: 'resuming', roleArn: leads, deniedRoleArns: [scientists] })
    expect(grant.deniedRoleArns).toEqual([leads])
  })

  test('is denied no more once the Deny was lifted, though the profile is mended', () => {
    const { grant } = stepOf({ state: 'suspending', roleArn: inert })
    expect(grant).not.toHaveProperty('deniedRoleArns')
  })
})

describe('who loses access in a domain that denies by name', () => {
  const presigns = 'arn:aws:iam::111122223333:role/rollcall/service/rollcall-presign-research'

  test('is denied on its presign role too', () => {
    const { grant } = stepOf({ state: 'granted' }, undefined, byName)
    expect(grant.deniedRoleArns).toEqual([scientists, presigns])
  })

  test('is on that list no more when they come back, whatever the map says by then', () => {
    const denied = { roleArn: inert, deniedRoleArns: [scientists, presigns] }
    for (const map of [byName, tagAlone]) {
      const { liftsDeny } = stepOf({ state: 'suspended', ...denied }, 'data-scientist', map)
      expect(liftsDeny?.roleArns).toEqual([scientists, presigns])
    }
  })
})

describe('who is given access again', () => {
  const denied = { roleArn: inert, deniedRoleArns: [scientists] }

  test.each<GrantState>(['suspending', 'suspended', 'archived', 'resuming', 'deprovisioned'])(
    'from %s is taken off the list of the role they had',
    (state) => {
      const step = stepOf({ state, ...denied }, 'mlops')
      expect(step.liftsDeny).toEqual({ roleArns: [scientists], profileName: 'u-kept-fraud' })
      expect(step.grant).toMatchObject({ roleArn: leads })
      expect(step.grant).not.toHaveProperty('deniedRoleArns')
    },
  )

  test('remembers that role until the step is done', () => {
    const begun = beginOf(stepOf({ state: 'suspended', ...denied }, 'mlops'))
    expect(begun).toMatchObject({ state: 'resuming', deniedRoleArns: [scientists] })
    const again = stepOf(begun, 'mlops')
    expect(again.liftsDeny).toEqual({ roleArns: [scientists], profileName: 'u-kept-fraud' })
  })

  test('and was on no list, is taken off none', () => {
    expect(stepOf({ state: 'suspended', roleArn: inert }, 'mlops').liftsDeny).toBeUndefined()
  })
})
