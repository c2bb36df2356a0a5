/** Which assumptions an entitlement explains, and what is said of the others. */
import { describe, expect, it } from 'vitest'
import { asOf } from '../../../core/audit/as-of.ts'
import { type AssumptionFacts, parseAssumption } from '../../../core/audit/parse-assumption.ts'
import { verdictOf } from '../../../core/audit/verdict.ts'
import { assumptionFields } from '../../../core/event/relayed.ts'
import type { GrantState, GrantVersion } from '../../../core/words.ts'
import { fixture, onTheBus, relayed } from '../../support/relay.ts'

const roleArn = 'arn:aws:iam::111122223333:role/rollcall/persona/fraud-data-scientist'
const otherRole = 'arn:aws:iam::111122223333:role/rollcall/persona/fraud-mlops'
const profileName = 'u-3f9a1c2b-fraud'

const assumption = (more: Partial<AssumptionFacts> = {}): AssumptionFacts => ({
  ...parseAssumption(
    relayed(onTheBus(fixture('synthetic-sagemaker-assume-role')), assumptionFields),
  ),
  time: 1_000,
  ...more,
})

const version = (since: number, more: Partial<GrantVersion> = {}): GrantVersion => ({
  userId: 'user-1',
  team: 'fraud',
  persona: 'data-scientist',
  domain: 'research',
  domainId: 'd-abcdefghijkl',
  profileName,
  roleArn,
  state: 'granted',
  since,
  reason: { groupId: 'group-1', group: 'fraud-scientists', line: 12 },
  because: [],
  mapHash: 'hash',
  recordedAt: since,
  fence: 1,
  ...more,
})

describe('an assumption', () => {
  it('is explained by the grant in force, which is kept as it stood', () => {
    const judged = verdictOf(assumption(), [version(500), version(2_000, { state: 'suspended' })])
    expect(judged).toEqual({
      verdict: 'explained',
      explanation:
        'granted as data-scientist of team fraud since 1970-01-01T00:00:00.500Z' +
        ' through group fraud-scientists (line 12 of the access map)',
      userId: 'user-1',
      grant: {
        team: 'fraud',
        persona: 'data-scientist',
        state: 'granted',
        since: 500,
        reason: { groupId: 'group-1', group: 'fraud-scientists', line: 12 },
        mapHash: 'hash',
      },
    })
  })

  const states: ReadonlyArray<readonly [GrantState, string]> = [
    ['granting', 'explained'],
    ['granted', 'explained'],
    ['changing', 'explained'],
    ['resuming', 'explained'],
    ['suspending', 'no-entitlement'],
    ['suspended', 'no-entitlement'],
    ['deprovisioning', 'no-entitlement'],
    ['deprovisioned', 'no-entitlement'],
  ]
  it.each(states)('under a grant that is %s is %s', (state, verdict) => {
    expect(verdictOf(assumption(), [version(500, { state })]).verdict).toBe(verdict)
  })

  it('of the role before is explained while the grant changes, and not afterwards', () => {
    const before = version(100, { roleArn: otherRole, persona: 'mlops' })
    const changing = version(500, { state: 'changing' })
    const facts = assumption({ roleArn: otherRole })
    expect(verdictOf(facts, [before, changing]).grant?.persona).toBe('mlops')
    expect(verdictOf(facts, [before, changing, version(900)]).verdict).toBe('no-entitlement')
  })

  it('that AWS refused says so, whatever the ledger says', () => {
    expect(verdictOf(assumption({ errorCode: 'AccessDenied' }), [version(500)])).toEqual({
      verdict: 'refused',
      explanation: 'AWS refused the call with AccessDenied',
    })
  })

  it.each([
    ['s12-saml', 'arn:aws:iam::444455556666:role/SAMLTestRoleShibboleth is not under'],
    ['s13-portal-get-role-credentials', 'AdministratorAccess in account 444455556666'],
    ['s14-assume-role-by-lambda', 'role/my_role_arn is not under'],
  ])('of a role that is not ours is only recorded: %s', (name, words) => {
    const facts = parseAssumption(relayed(onTheBus(fixture(name)), assumptionFields))
    const { verdict, explanation } = verdictOf(facts, [])
    expect(verdict).toBe('not-a-persona-role')
    expect(explanation).toContain(words)
  })

  it('of a role that only ends like ours is not taken for ours', () => {
    const facts = assumption({ roleArn: 'arn:aws:iam::111122223333:role/x/rollcall/persona/y' })
    expect(verdictOf(facts, [version(500)]).verdict).toBe('not-a-persona-role')
  })
})

describe('a finding says precisely why', () => {
  const { sourceIdentity: _, ...anonymous } = assumption()
  it.each([
    [
      'suspended',
      assumption(),
      [version(500, { state: 'suspended' })],
      'the grant of u-3f9a1c2b-fraud in team fraud was suspended since 1970-01-01T00:00:00.500Z',
    ],
    [
      'another role',
      assumption({ roleArn: otherRole }),
      [version(500)],
      `the grant of u-3f9a1c2b-fraud gives ${roleArn}, not ${otherRole}`,
    ],
    ['unknown', assumption(), [], 'the ledger knows no profile u-3f9a1c2b-fraud'],
    [
      'too early',
      assumption(),
      [version(1_001)],
      'the profile u-3f9a1c2b-fraud was given to nobody yet at 1970-01-01T00:00:01.000Z',
    ],
    [
      'anonymous',
      anonymous,
      [version(500)],
      'the call carries no source identity (session SageMaker), so no profile answers for it',
    ],
  ] as const)('%s', (_name, facts, versions, explanation) => {
    expect(verdictOf(facts, versions)).toMatchObject({ verdict: 'no-entitlement', explanation })
  })

  it('and names the user whose profile it was, of governed roles that were given only', () => {
    const versions = [version(500, { state: 'suspended' })]
    expect(verdictOf(assumption(), versions).userId).toBe('user-1')
    expect(verdictOf(assumption({ errorCode: 'AccessDenied' }), versions).userId).toBeUndefined()
    const elsewhere = assumption({ roleArn: 'arn:aws:iam::111122223333:role/mine' })
    expect(verdictOf(elsewhere, versions).userId).toBeUndefined()
  })

  it('and takes profile names for the same whatever their case', () => {
    const facts = assumption({ sourceIdentity: profileName.toUpperCase() })
    expect(verdictOf(facts, [version(500)]).verdict).toBe('explained')
  })
})

describe('the ledger as of an instant', () => {
  const first = version(100)
  const second = version(500, { state: 'suspended' })

  it('begins a version at its very instant', () => {
    expect(asOf([first, second], 99)).toEqual([])
    expect(asOf([first, second], 499)[0]?.current).toBe(first)
    expect(asOf([second, first], 500)[0]).toEqual({ current: second, replaced: first })
  })

  it('lets the last written hold of those that begin together', () => {
    const corrected = version(100, { recordedAt: 900, state: 'suspended' })
    expect(asOf([corrected, first], 200)[0]?.current).toBe(corrected)
    expect(asOf([corrected, first], 200, 899)[0]?.current).toBe(first)
  })

  it('keeps the teams of a user apart', () => {
    const other = version(300, { team: 'risk' })
    expect(asOf([first, other], 400).map(({ current }) => current.team)).toEqual(['fraud', 'risk'])
  })
})
