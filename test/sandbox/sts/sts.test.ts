/** Sessions of roles, the tokens that open them, and the records they leave. */
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { recordServiceAssumption } from '../../../sandbox/services/sts/assumptions.ts'
import { registerOidcProvider } from '../../../sandbox/services/sts/oidc-providers.ts'
import { findRole, registerRole } from '../../../sandbox/services/sts/roles.ts'
import {
  callerOf,
  issueSession,
  SESSION_TOKEN_CANARY,
} from '../../../sandbox/services/sts/sessions.ts'
import { ACCOUNT, ROLE, studioWorld } from '../studio/studio-world.ts'

const FAR_ROLE = 'arn:aws:iam::444455556666:role/far'
const request = { RoleArn: ROLE, RoleSessionName: 'ada' }

function stsWorld() {
  const studio = studioWorld()
  registerRole(studio.world, { arn: ROLE })
  registerRole(studio.world, { arn: FAR_ROLE, roleId: 'AROAFARFARFARFARFARFA' })
  return { ...studio, sts: studio.call.bind(undefined, 'sts') }
}

interface Credentials {
  readonly AccessKeyId: string
  readonly SessionToken: string
}

describe('roles', () => {
  it('are read from their ARN, path and all', () => {
    const { world } = stsWorld()
    expect(findRole(world, ROLE)).toMatchObject({
      name: 'data-scientist',
      path: '/rollcall/persona/',
      accountId: ACCOUNT,
      maxSessionDuration: 3600,
    })
    expect(findRole(world, `${ROLE}-2`)).toBeUndefined()
    expect(() => registerRole(world, { arn: 'arn:aws:iam::1:user/x' })).toThrow(/not the ARN/)
  })
})

describe('AssumeRole', () => {
  it('opens a session whose key names the role behind every later call', async () => {
    const { world, sts } = stsWorld()
    const answer = await sts('AssumeRole', { ...request, SourceIdentity: 'ada@example.com' })
    const { AccessKeyId, SessionToken } = answer.Credentials as Credentials
    expect(SessionToken.startsWith(SESSION_TOKEN_CANARY)).toBe(true)
    const caller = callerOf(world, AccessKeyId)
    expect(caller).toMatchObject({
      arn: `arn:aws:sts::${ACCOUNT}:assumed-role/data-scientist/ada`,
      roleArn: ROLE,
      accountId: ACCOUNT,
      sourceIdentity: 'ada@example.com',
    })
    expect(await sts('GetCallerIdentity', {}, caller)).toMatchObject({
      Account: ACCOUNT,
      Arn: caller.arn,
      UserId: (answer.AssumedRoleUser as { AssumedRoleId: string }).AssumedRoleId,
    })
  })

  it('leaves a record with the members of the published sample', async () => {
    const { records, sts } = stsWorld()
    await sts('AssumeRole', request)
    const [record] = records
    expect(record).toMatchObject({
      eventSource: 'sts.amazonaws.com',
      eventName: 'AssumeRole',
      eventVersion: '1.08',
      readOnly: true,
      requestParameters: { roleArn: ROLE, roleSessionName: 'ada' },
      responseElements: {
        credentials: { expiration: 'Nov 2, 2026, 10:00:00 AM' },
        assumedRoleUser: { arn: `arn:aws:sts::${ACCOUNT}:assumed-role/data-scientist/ada` },
      },
    })
    expect(Object.keys(record?.responseElements?.credentials ?? {}).sort()).toEqual([
      'accessKeyId',
      'expiration',
      'sessionToken',
    ])
    expect(Object.keys(record?.extra ?? {}).sort()).toEqual([
      'additionalEventData',
      'requestID',
      'resources',
      'tlsDetails',
    ])
  })

  it('refuses an unknown role and records the refusal without a response', async () => {
    const { records, sts } = stsWorld()
    await expect(sts('AssumeRole', { ...request, RoleArn: `${ROLE}-2` })).rejects.toMatchObject({
      code: 'AccessDenied',
      status: 403,
    })
    expect(records).toMatchObject([{ errorCode: 'AccessDenied', responseElements: null }])
  })

  it('leaves two records across accounts, joined by one id', async () => {
    const { records, sts } = stsWorld()
    await sts('AssumeRole', { ...request, RoleArn: FAR_ROLE })
    expect(records.map((record) => record.accountId)).toEqual([ACCOUNT, '444455556666'])
    expect(records[1]?.userIdentity).toMatchObject({ type: 'AWSAccount', accountId: ACCOUNT })
    const [near, far] = records.map((record) => record.extra?.sharedEventID)
    expect(near).toBeTypeOf('string')
    expect(far).toBe(near)
  })

  it('keeps the source identity through a chain and lets nobody change it', async () => {
    const { world, sts } = stsWorld()
    const first = await sts('AssumeRole', { ...request, SourceIdentity: 'ada' })
    const caller = callerOf(world, (first.Credentials as Credentials).AccessKeyId)
    const chained = await sts('AssumeRole', { ...request, RoleArn: FAR_ROLE }, caller)
    expect(chained).toMatchObject({ SourceIdentity: 'ada' })
    const changed = { ...request, RoleArn: FAR_ROLE, SourceIdentity: 'grace' }
    await expect(sts('AssumeRole', changed, caller)).rejects.toMatchObject({ code: 'AccessDenied' })
  })

  it('limits how long a session lasts, by role and by chain', async () => {
    const { world, sts } = stsWorld()
    await expect(sts('AssumeRole', { ...request, DurationSeconds: '3601' })).rejects.toThrow(
      /MaxSessionDuration/,
    )
    registerRole(world, { arn: ROLE, maxSessionDuration: 43_200 })
    const first = await sts('AssumeRole', { ...request, DurationSeconds: 43_200 })
    const caller = callerOf(world, (first.Credentials as Credentials).AccessKeyId)
    await expect(sts('AssumeRole', { ...request, DurationSeconds: 3601 }, caller)).rejects.toThrow(
      /role chaining/,
    )
    await expect(sts('AssumeRole', { ...request, DurationSeconds: 899 })).rejects.toMatchObject({
      code: 'ValidationError',
    })
    await expect(sts('AssumeRole', { ...request, RoleSessionName: 'a b' })).rejects.toMatchObject({
      code: 'ValidationError',
    })
  })
})

describe('sessions', () => {
  it('expire, and an expired key is refused rather than taken for the operator', async () => {
    const { world } = stsWorld()
    const session = issueSession(world, { roleArn: ROLE, sessionName: 'x', durationSeconds: 900 })
    await world.clock.advance(899_999)
    expect(callerOf(world, session.accessKeyId).roleArn).toBe(ROLE)
    await world.clock.advance(1)
    expect(() => callerOf(world, session.accessKeyId)).toThrowError(/expired/)
  })

  it('without a known key belong to the operator', () => {
    const { world } = stsWorld()
    for (const key of [undefined, 'test']) {
      expect(callerOf(world, key).arn).toBe(`arn:aws:iam::${ACCOUNT}:user/operator`)
    }
  })

  it('of services are recorded under the key that was given out, each once', () => {
    const { world, records } = stsWorld()
    const session = issueSession(world, { roleArn: ROLE, sessionName: 'worker' })
    const assumption = {
      roleArn: ROLE,
      invokedBy: 'lambda.amazonaws.com',
      sessionName: 'worker',
    }
    recordServiceAssumption(world, assumption)
    recordServiceAssumption(world, assumption)
    const keys = records.map(({ responseElements }) => responseElements?.credentials)
    expect(keys[0]).toMatchObject({ accessKeyId: session.accessKeyId })
    expect(keys[1]).not.toMatchObject({ accessKeyId: session.accessKeyId })
  })
})

describe('AssumeRoleWithWebIdentity', () => {
  const issuer = 'https://token.example.com'
  const provider = `arn:aws:iam::${ACCOUNT}:oidc-provider/token.example.com`
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const token = (claims: object, key: KeyObject = privateKey) => {
    const signed = `${base64({ alg: 'ES256', kid: 'k1' })}.${base64(claims)}`
    const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' })
    return `${signed}.${signature.toString('base64url')}`
  }
  const exp = Date.parse('2026-11-02T10:00:00Z') / 1000
  const claims = { iss: issuer, aud: 'sts.amazonaws.com', sub: 'repo:acme/model', exp }
  const webWorld = () => {
    const world = stsWorld()
    registerOidcProvider(world.world, {
      arn: provider,
      issuer,
      audiences: ['sts.amazonaws.com'],
      keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1' }],
    })
    return world
  }

  it('opens a session for a token of a declared provider, and records its tags', async () => {
    const { records, sts } = webWorld()
    const answer = await sts('AssumeRoleWithWebIdentity', {
      ...request,
      WebIdentityToken: token({
        ...claims,
        'https://aws.amazon.com/source_identity': 'pipeline',
        'https://aws.amazon.com/tags': {
          principal_tags: { project: ['churn'] },
          transitive_tag_keys: ['project'],
        },
      }),
    })
    expect(answer).toMatchObject({
      SubjectFromWebIdentityToken: claims.sub,
      Provider: provider,
      Audience: claims.aud,
      SourceIdentity: 'pipeline',
    })
    expect(records).toMatchObject([
      {
        eventName: 'AssumeRoleWithWebIdentity',
        userIdentity: {
          type: 'WebIdentityUser',
          principalId: `${provider}:sts.amazonaws.com:repo:acme/model`,
          userName: claims.sub,
          identityProvider: provider,
        },
        requestParameters: {
          sourceIdentity: 'pipeline',
          principalTags: { project: 'churn' },
          transitiveTagKeys: ['project'],
        },
        responseElements: {
          subjectFromWebIdentityToken: claims.sub,
          provider,
          audience: claims.aud,
          sourceIdentity: 'pipeline',
        },
      },
    ])
    expect(JSON.stringify(records)).not.toContain(token(claims).split('.')[1])
  })

  it('refuses a token that is forged, late, for others or from a stranger', async () => {
    const { sts, records } = webWorld()
    const forger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    const code = (WebIdentityToken: string) =>
      sts('AssumeRoleWithWebIdentity', { ...request, WebIdentityToken }).then(
        () => 'accepted',
        (error: { code: string }) => error.code,
      )
    expect(await code(token(claims, forger))).toBe('InvalidIdentityToken')
    expect(await code(token({ ...claims, exp: exp - 7200 }))).toBe('ExpiredTokenException')
    expect(await code(token({ ...claims, aud: 'another' }))).toBe('InvalidIdentityToken')
    expect(await code(token({ ...claims, iss: 'https://stranger' }))).toBe('InvalidIdentityToken')
    expect(await code('no token')).toBe('InvalidIdentityToken')
    expect(records.every((record) => record.responseElements === null)).toBe(true)
    expect(records[0]?.userIdentity).toEqual({ type: 'WebIdentityUser', userName: claims.sub })
  })
})

describe('AssumeRoleWithSAML', () => {
  it('says that it is not supported', async () => {
    const { sts } = stsWorld()
    await expect(
      sts('AssumeRoleWithSAML', {
        RoleArn: ROLE,
        PrincipalArn: `arn:aws:iam::${ACCOUNT}:saml-provider/idp`,
        SAMLAssertion: 'PHNhbWw+',
      }),
    ).rejects.toThrow(/does not verify SAML assertions/)
  })
})
