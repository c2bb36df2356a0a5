/** What of a role assumption is kept, and what never is. */
import { describe, expect, it } from 'vitest'
import { parseAssumption } from '../../../core/audit/parse-assumption.ts'
import { assumptionFields, webIdentityFields } from '../../../core/event/relayed.ts'
import { fixture, onTheBus, relayed } from '../../support/relay.ts'

const parse = (name: string, fields = assumptionFields) =>
  parseAssumption(relayed(onTheBus(fixture(name)), fields))

describe('the door of an assumption', () => {
  it.each([
    ['s10-web-identity', 'web-identity'],
    ['s11-web-identity-denied', 'web-identity'],
    ['s12-saml', 'saml'],
    ['s13-portal-saml', 'saml'],
    ['s13-portal-get-role-credentials', 'portal'],
    ['s14-assume-role-by-lambda', 'assume-role'],
    ['s15-assume-role-cross-account', 'assume-role'],
    ['s16-assume-role-global-endpoint', 'assume-role'],
    ['synthetic-sagemaker-assume-role', 'sagemaker'],
  ])('of %s is %s', (name, door) => {
    expect(parse(name).door).toBe(door)
  })

  it.each(['s13-create-token-with-iam', 's18-create-token', 's05-console-add-member'])(
    'is not found for %s, which is no assumption',
    (name) => {
      expect(() => parse(name)).toThrow(
        expect.objectContaining({ name: 'EventUnreadable', path: '$.detail.eventName' }),
      )
    },
  )
})

describe('the facts', () => {
  const assumed = 'arn:aws:sts::444455556666:assumed-role/FederatedWebIdentityRole'

  it('of a web identity say who, what and through which provider', () => {
    const facts = parseAssumption(relayed(onTheBus(fixture('s10-web-identity')), webIdentityFields))
    expect(facts).toEqual({
      eventId: 'aEXAMPLE-ee29-4ac0-a0ed-3f5c5EXAMPLE',
      time: Date.parse('2024-07-09T15:41:37Z'),
      accountId: '444455556666',
      region: 'us-east-2',
      eventSource: 'sts.amazonaws.com',
      eventName: 'AssumeRoleWithWebIdentity',
      door: 'web-identity',
      roleArn: 'arn:aws:iam::444455556666:role/FederatedWebIdentityRole',
      roleSessionName: '{{<assigned role session name>}}',
      sourceIdentity: 'MyWebIdentityUser',
      assumedRoleArn: `${assumed}/{{<assigned role session name>}}`,
      accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
      identityProvider: 'arn:aws:iam::444455556666:oidc-provider/{{<issuer url of OIDC provider>}}',
      subject: '{{<id of user>}}',
      audience: '{{<id of application>}}',
      sourceIpAddress: '192.0.2.101',
    })
  })

  it('of SAML keep the assertion id, which joins them to the identity provider', () => {
    expect(parse('s12-saml')).toMatchObject({
      samlAssertionId: '_c0046cEXAMPLEb9d4b8eEXAMPLE2619aEXAMPLE',
      identityProvider: 'arn:aws:iam::444455556666:saml-provider/Shibboleth',
      sourceIdentity: 'MySAMLUser',
    })
  })

  it('of the portal keep its user, permission set and account', () => {
    expect(parse('s13-portal-get-role-credentials')).toMatchObject({
      userId: '9067000000-11112222-3333-4444-5555-666677778888',
      portalRole: { name: 'AdministratorAccess', accountId: '444455556666' },
      accountId: '111122223333',
    })
  })

  it('of a cross-account call keep what joins its two records', () => {
    expect(parse('s15-assume-role-cross-account').sharedEventId).toBe(
      'bEXAMPLE-efea-4a70-b951-19a88EXAMPLE',
    )
  })

  it('of a denied call keep the error, and leave out what the event does not tell', () => {
    const facts = parse('s11-web-identity-denied')
    expect(facts.errorCode).toBe('AccessDenied')
    expect('assumedRoleArn' in facts || 'accessKeyId' in facts).toBe(false)
  })
})

describe('what is never kept', () => {
  const canary = 'canary-7f3a'
  const kept = new Set(
    Object.values(webIdentityFields).map(({ path }) => path.replace(/^\$\.(detail\.)?/, '')),
  )

  /** Puts the canary beside and inside everything that is not on the list. */
  function poisoned(value: unknown, path: string): unknown {
    if (Array.isArray(value)) return value.map((one) => poisoned(one, `${path}[]`))
    if (typeof value !== 'object' || value === null) return kept.has(path) ? value : canary
    const inside = Object.entries(value).map(([name, one]) => {
      return [name, poisoned(one, path === '' ? name : `${path}.${name}`)]
    })
    return { ...Object.fromEntries(inside), sessionToken: canary, authorizedUrl: canary }
  }

  it.each([
    's10-web-identity',
    's12-saml',
    's13-portal-get-role-credentials',
    's13-portal-saml',
    's15-assume-role-cross-account',
    's16-assume-role-global-endpoint',
    'synthetic-sagemaker-assume-role',
  ])('of %s: no field outside the list', (name) => {
    const { detail, ...envelope } = onTheBus(fixture(name))
    const event = { ...envelope, detail: poisoned(detail, '') }
    expect(JSON.stringify(event)).toContain(canary)
    const passed = relayed(event, assumptionFields)
    expect(JSON.stringify(passed)).not.toContain(canary)
    // And were a rule deployed without its transformer, the parser alone would keep it out too.
    const facts = parseAssumption({ ...event, ...(passed as object) })
    expect(JSON.stringify(facts)).not.toContain(canary)
  })
})
