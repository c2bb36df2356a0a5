/** Why an existing profile is not taken over: a sentence for each reason. */
import { describe, expect, test } from 'vitest'
import { type ClaimSeen, judge } from '../../../core/adoption/judge.ts'
import type { Grant } from '../../../core/words.ts'
import { exampleText, mapOf } from '../access-map/example.ts'

const map = mapOf(exampleText)
const reason = { groupId: 'g', group: 'ML Fraud Leads', line: 14 }
const oldRole = 'arn:aws:iam::111122223333:role/old'

const person: NonNullable<ClaimSeen['person']> = {
  userId: 'maya',
  status: 'enabled',
  entitlements: [{ userId: 'maya', team: 'fraud', persona: 'mlops', domain: 'research', reason }],
  shadowed: [],
  grants: [],
}
const profile: NonNullable<ClaimSeen['profile']> = {
  status: 'InService',
  roleArn: oldRole,
  arn: 'arn:profile',
  owner: {},
}

function claim(more: Partial<ClaimSeen> = {}): ClaimSeen {
  return {
    line: 1,
    profileName: 'maya-lind',
    user: 'maya.lind@example.com',
    team: 'fraud',
    person,
    profile,
    holder: undefined,
    ...more,
  }
}

function grant(more: Partial<Grant> = {}): Grant {
  return {
    userId: 'maya',
    team: 'fraud',
    persona: 'mlops',
    domain: 'research',
    domainId: 'd-research0001',
    profileName: 'maya-lind',
    roleArn: 'arn',
    state: 'granted',
    since: 0,
    reason,
    because: [],
    mapHash: 'hash',
    ...more,
  }
}

const judged = (...claims: ClaimSeen[]) => judge(claims, { map, now: 5, because: [] })

test('a claim that agrees with everything becomes a grant under the name the profile has', () => {
  const { adoptions, refusals } = judged(claim())
  expect(refusals).toEqual([])
  expect(adoptions[0]).toMatchObject({
    roleNow: oldRole,
    profileArn: 'arn:profile',
    grant: {
      profileName: 'maya-lind',
      persona: 'mlops',
      domainId: 'd-research0001',
      roleArn: 'arn:aws:iam::111122223333:role/rollcall/persona/rollcall-fraud-mlops',
      reason,
      mapHash: map.hash,
    },
  })
})

const other = grant({ profileName: 'u-hash-fraud' })

const refused: ReadonlyArray<readonly [string, Partial<ClaimSeen>, string]> = [
  [
    'a team that is nearly right',
    { team: 'frauds' },
    'team frauds is not in the access map (did you mean fraud?)',
  ],
  [
    'a team of an SSO-mode domain',
    { team: 'labels' },
    'domain portal has mode: sso, where Identity Center binds a profile to its user',
  ],
  [
    'no such profile',
    { profile: undefined },
    'domain research (d-research0001) has no such profile',
  ],
  ['no such user', { person: undefined }, 'the directory has no user maya.lind@example.com'],
  [
    'a user in no group of the team',
    { person: { ...person, entitlements: [] } },
    'no entitlement: in no group of team fraud',
  ],
  [
    'a user who is disabled',
    { person: { ...person, status: 'disabled', entitlements: [] } },
    'no entitlement: disabled in the directory',
  ],
  [
    'a profile that is changing',
    { profile: { ...profile, status: 'Updating' } },
    'the profile is Updating: only one that is InService is taken over',
  ],
  [
    'a profile that failed',
    { profile: { ...profile, status: 'Failed' } },
    'the profile is Failed: only one that is InService is taken over',
  ],
  [
    'a profile without a role',
    { profile: { ...profile, roleArn: undefined } },
    'the profile has no role of its own, so what its user may do now is unknown: give it one',
  ],
  [
    'a profile with the tags of another user',
    { profile: { ...profile, owner: { userId: 'ines', team: 'fraud' } } },
    'the profile is already ours: of user ines in team fraud',
  ],
  [
    'a profile that the ledger gives to another user',
    { holder: grant({ userId: 'ines' }) },
    'the ledger has the profile already: of user ines in team fraud',
  ],
  [
    'a user who has another profile in the team',
    { person: { ...person, grants: [other] } },
    'the user has profile u-hash-fraud in team fraud already',
  ],
  [
    'what was adopted before',
    {
      person: { ...person, grants: [grant()] },
      holder: grant(),
      profile: { ...profile, owner: { userId: 'maya', team: 'fraud' } },
    },
    'the profile is already ours: of this user in team fraud',
  ],
]

test.each(refused)('%s is refused', (_, more, why) => {
  const { adoptions, refusals } = judged(claim(more))
  expect(adoptions).toEqual([])
  expect(refusals.map((refusal) => refusal.why)).toEqual([why])
})

describe('claims that contradict one another are all refused', () => {
  test('two profiles for one user and team, by whatever name the user goes', () => {
    const { adoptions, refusals } = judged(
      claim(),
      claim({ line: 2, profileName: 'maya', user: 'maya' }),
    )
    expect(adoptions).toEqual([])
    expect(refusals.map(({ why }) => why)).toEqual([
      'line 2 names another profile for the same user and team: keep one of them',
      'line 1 names another profile for the same user and team: keep one of them',
    ])
  })

  test('one profile for two users', () => {
    const ines = { ...person, userId: 'ines' }
    const { refusals } = judged(claim(), claim({ line: 2, user: 'ines', person: ines }))
    expect(refusals.map(({ why }) => why)).toEqual([
      'line 2 names the same profile: keep one of them',
      'line 1 names the same profile: keep one of them',
    ])
  })

  test('but not the same name in two domains, nor one user in two teams', () => {
    const vision = claim({ line: 2, team: 'vision', profileName: 'maya-vision' })
    expect(judged(claim(), vision).refusals.map(({ why }) => why)).toEqual([
      'no entitlement: in no group of team vision',
    ])
  })
})
