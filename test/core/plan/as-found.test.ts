/** What was edited by hand is mended by the plan, and nothing else is done. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inertRoleArn, roleArn } from '../../../core/persona/role-name.ts'
import { type FoundProfile, findingOf, grantAsFound } from '../../../core/plan/as-found.ts'
import { planFor } from '../../../core/plan/plan.ts'
import type { ProfileStatus } from '../../../core/ports.ts'
import { tag, tagsOf } from '../../../core/profile-tags.ts'
import type { Entitlement, Grant, Step } from '../../../core/words.ts'
import { testSeed } from '../../support/seed.ts'
import { exampleText, mapOf } from '../access-map/example.ts'

const map = mapOf(exampleText)
const now = 1_800_000_000_000
const reason = { groupId: 'g', group: 'ML Vision', line: 22 }
const entitlement: Entitlement = {
  userId: 'maya',
  team: 'vision',
  persona: 'analyst',
  domain: 'research',
  reason,
}

const granted: Grant = {
  ...entitlement,
  domainId: 'd-research0001',
  profileName: 'u-maya-vision',
  roleArn: roleArn(map, 'vision', 'analyst'),
  state: 'granted',
  since: now - 1,
  because: [],
  mapHash: map.hash,
}

const suspended: Grant = {
  ...granted,
  state: 'suspended',
  roleArn: inertRoleArn(map, 'research'),
  graceUntil: now + 1,
}

/** The profile as the ledger says. */
function asWritten(grant: Grant, status: ProfileStatus = 'InService'): FoundProfile {
  return { profile: { status, roleArn: grant.roleArn, arn: 'arn' }, tags: tagsOf(grant) }
}

function plan(grant: Grant, found: FoundProfile): readonly Step[] {
  const finding = findingOf(grant, found)
  const notOurs = new Set(finding === 'not ours' ? [grant.team] : [])
  const entitlements = grant.state === 'granted' ? [entitlement] : []
  const grants = [grantAsFound(grant, finding)]
  const input = { map, userId: 'maya', entitlements, grants, now, because: [], notOurs }
  return planFor(input).steps
}

/** What the profile is once the step is done: a suspension makes none. */
function afterStep(found: FoundProfile, { kind, grant }: Step): FoundProfile {
  const broken = found === undefined || ['Failed', 'Delete_Failed'].includes(found.profile.status)
  return kind === 'suspend' && broken ? found : asWritten(grant)
}

const anyFound = fc.option(
  fc
    .record({
      status: fc.constantFrom<ProfileStatus>('InService', 'Failed', 'Update_Failed', 'Deleting'),
      role: fc.constantFrom(granted.roleArn, suspended.roleArn, 'arn:aws:iam::1:role/mine'),
      user: fc.constantFrom('maya', 'tomas', undefined),
      persona: fc.constantFrom('analyst', 'mlops', undefined),
      suspension: fc.constantFrom('true', 'false', undefined),
    })
    .map(({ status, role, user, persona, suspension }): FoundProfile => {
      const all = { [tag.user]: user, [tag.team]: 'vision', [tag.persona]: persona }
      const tags = Object.entries({ ...all, [tag.suspended]: suspension })
      const said = tags.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))
      return { profile: { status, roleArn: role, arn: 'arn' }, tags: Object.fromEntries(said) }
    }),
  { nil: undefined },
)

const anyGrant = fc.constantFrom(granted, suspended)

describe('a profile that was edited by hand', () => {
  test('is as granted again after the plan, whatever was done to it', () => {
    fc.assert(
      fc.property(anyGrant, anyFound, (grant, found) => {
        const steps = plan(grant, found)
        if (findingOf(grant, found) === 'not ours') return
        const mended = steps.reduce(afterStep, found)
        const grantNow = steps.at(-1)?.grant ?? grant
        expect(findingOf(grantNow, mended)).toBe('as granted')
        expect(grantNow).toMatchObject({ state: grant.state, roleArn: grant.roleArn })
      }),
      { seed: testSeed(), numRuns: 1000 },
    )
  })

  test('is not touched when it does not carry the tag of its user', () => {
    fc.assert(
      fc.property(anyGrant, anyFound, (grant, found) => {
        if (found === undefined || found.tags[tag.user] === 'maya') return
        expect(plan(grant, found)).toEqual([])
      }),
      { seed: testSeed(), numRuns: 1000 },
    )
  })
})

test('a profile as the ledger says costs no step', () => {
  expect(plan(granted, asWritten(granted))).toEqual([])
  expect(plan(suspended, asWritten(suspended))).toEqual([])
})

test('a profile deleted by hand is made again for who has access, and for nobody else', () => {
  expect(plan(granted, undefined)).toMatchObject([{ kind: 'grant', grant: { state: 'granted' } }])
  expect(plan(suspended, undefined)).toEqual([])
})

test('a leaver’s profile that was given a role again is suspended again', () => {
  const [step, ...others] = plan(suspended, asWritten(granted))
  expect(others).toEqual([])
  expect(step).toMatchObject({ kind: 'suspend', grant: { roleArn: suspended.roleArn } })
})

test('a grant on its way to another state is left to its own step', () => {
  const changing: Grant = { ...granted, state: 'changing' }
  expect(grantAsFound(changing, 'missing')).toBe(changing)
})
