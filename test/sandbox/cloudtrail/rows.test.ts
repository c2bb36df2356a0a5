/** What CloudTrail writes of each operation: named in one table, and held to AWS's own records. */
import { generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { completeRecord } from '../../../sandbox/cloudtrail/complete-record.ts'
import { allRows, isReadOnly, rowOf } from '../../../sandbox/cloudtrail/rows.ts'
import type { BusEvent, TrailRecord } from '../../../sandbox/contracts.ts'
import { isReadOnlyManagementEvent } from '../../../sandbox/events/read-only-events.ts'
import { services } from '../../../sandbox/index.generated.ts'
import { portalGetRoleCredentials, seedPortal } from '../../../sandbox/services/sso/portal.ts'
import { recordServiceAssumption } from '../../../sandbox/services/sts/assumptions.ts'
import { registerOidcProvider } from '../../../sandbox/services/sts/oidc-providers.ts'
import { registerRole } from '../../../sandbox/services/sts/roles.ts'
import { callerOf } from '../../../sandbox/services/sts/sessions.ts'
import { keyPaths, sample } from '../directory/directory-world.ts'
import { ACCOUNT, ROLE, studioWorld } from '../studio/studio-world.ts'

const FAR_ROLE = 'arn:aws:iam::444455556666:role/far'

function stsWorld() {
  const studio = studioWorld()
  for (const arn of [ROLE, FAR_ROLE]) registerRole(studio.world, { arn })
  return { ...studio, sts: studio.call.bind(undefined, 'sts') }
}

type World = ReturnType<typeof stsWorld>

/** A record as a rule sees it, without members that only some callers or endpoints leave. */
function pathsOf(world: World['world'], record: TrailRecord | undefined, without: string[] = []) {
  if (!record) throw new Error('there is no record')
  return trimmed(keyPaths(completeRecord(world, record)), without)
}

function samplePaths(name: string, without: string[] = []): string[] {
  return trimmed(keyPaths(sample(name)), without)
}

function trimmed(paths: readonly string[], without: readonly string[]): string[] {
  return paths.filter((path) => !without.some((start) => path.startsWith(start)))
}

/** Records of 2025 carry it, that of 2026 does not. */
const federation = 'userIdentity.sessionContext.webIdFederationData'

const session = async ({ world, sts }: World) => {
  const opened = await sts('AssumeRole', { RoleArn: ROLE, RoleSessionName: 'developer' })
  const { AccessKeyId } = opened.Credentials as { AccessKeyId: string }
  return callerOf(world, AccessKeyId)
}

describe('a record has the members of the published one', () => {
  it('S10: of a web identity with source identity and tags', async () => {
    const world = webWorld()
    await world.sts('AssumeRoleWithWebIdentity', {
      RoleArn: ROLE,
      RoleSessionName: 'web',
      DurationSeconds: 3600,
      WebIdentityToken: token(world.privateKey),
    })
    // What a tag is called differs from company to company.
    const tags = ['requestParameters.principalTags']
    expect(pathsOf(world.world, world.records[0], tags)).toEqual(
      samplePaths('s10-web-identity', tags),
    )
  })

  it('S11: of a denied web identity, where the article shows them', async () => {
    const world = webWorld()
    const WebIdentityToken = token(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)
    const input = { RoleArn: ROLE, RoleSessionName: 'web', WebIdentityToken }
    await expect(world.sts('AssumeRoleWithWebIdentity', input)).rejects.toThrow()
    const paths = pathsOf(world.world, world.records[0])
    expect(paths).toEqual(expect.arrayContaining(samplePaths('s11-web-identity-denied')))
    expect(paths.filter((path) => path.startsWith('responseElements'))).toEqual([
      'responseElements',
    ])
  })

  it('S13: of the portal, and of the session it opens', () => {
    const { world, records } = studioWorld()
    seedPortal(world, { identityStoreId: 'd-9067000000', userName: () => 'ada@example.com' })
    portalGetRoleCredentials(world, { userId: 'u', accountId: ACCOUNT, roleName: 'DataScience' })
    expect(pathsOf(world, records[0])).toEqual(samplePaths('s13-portal-get-role-credentials'))
    expect(pathsOf(world, records[1])).toEqual(samplePaths('s13-portal-saml'))
  })

  it('S14: of a role that an AWS service assumes', () => {
    const { world, records } = stsWorld()
    const sessionName = 'rollcall'
    recordServiceAssumption(world, {
      roleArn: ROLE,
      invokedBy: 'lambda.amazonaws.com',
      sessionName,
    })
    // A third party's copy, which leaves out what AWS's own records of AssumeRole have.
    const without = ['tlsDetails', 'resources[]', 'responseElements.assumedRoleUser']
    expect(pathsOf(world, records[0], without)).toEqual(
      samplePaths('s14-assume-role-by-lambda', without),
    )
  })

  it('S15: of both sides of a role assumed across accounts', async () => {
    const world = stsWorld()
    await world.sts('AssumeRole', {
      RoleArn: FAR_ROLE,
      RoleSessionName: 'ada',
      SourceIdentity: 'ada',
    })
    const [near, far] = world.records
    // The sample is of 2014, and its caller signed with a second factor.
    const known = samplePaths('s15-assume-role-cross-account', ['requestParameters.serialNumber'])
    expect(pathsOf(world.world, near)).toEqual(expect.arrayContaining(known))
    expect(far?.userIdentity).toMatchObject({ type: 'AWSAccount', accountId: ACCOUNT })
    expect(far?.extra?.sharedEventID).toBe(near?.extra?.sharedEventID)
  })

  it('S16: of a role assumed from a session, which says when it began', async () => {
    const world = stsWorld()
    const caller = await session(world)
    await world.sts('AssumeRole', { RoleArn: ROLE, RoleSessionName: 'again' }, caller)
    expect(pathsOf(world.world, world.records[1])).toEqual(
      samplePaths('s16-assume-role-global-endpoint', [federation]),
    )
    expect(world.records[1]?.userIdentity).toMatchObject({
      type: 'AssumedRole',
      principalId: `${caller.roleId}:developer`,
      sessionContext: {
        sessionIssuer: { principalId: caller.roleId, arn: ROLE },
        attributes: { creationDate: '2026-11-02T09:00:00Z', mfaAuthenticated: 'false' },
      },
    })
  })

  it('S13: of a caller whose session a function holds', async () => {
    const world = stsWorld()
    const caller = await session(world)
    await world.call('sagemaker', 'ListDomains', {}, caller)
    const { userIdentity } = sample('s13-create-token-with-iam') as { userIdentity: object }
    const { inScopeOf: _function, ...published } = userIdentity as Record<string, unknown>
    expect(keyPaths(world.records[1]?.userIdentity)).toEqual(keyPaths(published))
  })

  it('names the Identity Center user a session acts for', async () => {
    const world = stsWorld()
    const onBehalfOf = { userId: 'u', identityStoreArn: 'arn:aws:identitystore::1:identitystore/d' }
    const caller = { ...(await session(world)), onBehalfOf }
    await world.call('sagemaker', 'ListDomains', {}, caller)
    expect(world.records[1]?.userIdentity).toMatchObject({ onBehalfOf })
  })
})

/** SSO Admin writes as Identity Center does. */
function eventSourceOf(service: string): string {
  return `${service === 'sso-admin' ? 'sso' : service}.amazonaws.com`
}

describe('the table of rows', () => {
  const recorded = services.filter(({ definition }) => definition.record)
  const operations = recorded.flatMap(({ definition, actions }) =>
    Object.keys(actions).map((action) => [eventSourceOf(definition.name), action] as const),
  )

  it.each(operations)('has %s %s', (eventSource, eventName) => {
    expect(rowOf(eventSource, eventName)).toBeDefined()
  })

  it('has every SCIM operation of the developer guide, and no other', () => {
    const scim = allRows().filter(([source]) => source === 'identitystore-scim.amazonaws.com')
    expect(scim.map(([, name]) => name).sort()).toEqual([
      ...['CreateGroup', 'CreateUser', 'DeleteGroup', 'DeleteUser', 'GetGroup', 'GetSchema'],
      ...['GetUser', 'ListGroups', 'ListResourceTypes', 'ListSchemas', 'ListUsers', 'PatchGroup'],
      ...['PatchUser', 'PutUser', 'ServiceProviderConfig'],
    ])
  })

  it.each(allRows())(
    'says of %s %s what EventBridge holds it for',
    (eventSource, eventName, row) => {
      const detail = { eventSource, eventName, readOnly: row.readOnly, managementEvent: true }
      const event = { 'detail-type': 'AWS API Call via CloudTrail', detail } as unknown as BusEvent
      expect(isReadOnlyManagementEvent(event)).toBe(row.readOnly)
    },
  )

  it('calls presigning a write, and looking a read', () => {
    expect(isReadOnly('sagemaker.amazonaws.com', 'CreatePresignedDomainUrl')).toBe(false)
    expect(isReadOnly('sagemaker.amazonaws.com', 'DescribeUserProfile')).toBe(true)
  })
})

function webWorld() {
  const world = stsWorld()
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  registerOidcProvider(world.world, {
    arn: `arn:aws:iam::${ACCOUNT}:oidc-provider/token.example.com`,
    issuer: 'https://token.example.com',
    audiences: ['sts.amazonaws.com'],
    keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1' }],
  })
  return { ...world, privateKey }
}

function token(key: ReturnType<typeof generateKeyPairSync>['privateKey']): string {
  const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = {
    iss: 'https://token.example.com',
    aud: 'sts.amazonaws.com',
    sub: 'repo:acme/model',
    exp: Date.parse('2026-11-02T10:00:00Z') / 1000,
    'https://aws.amazon.com/source_identity': 'pipeline',
    'https://aws.amazon.com/tags': {
      principal_tags: { CostCenter: ['24680'] },
      transitive_tag_keys: ['CostCenter'],
    },
  }
  const signed = `${base64({ alg: 'ES256', kid: 'k1' })}.${base64(claims)}`
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' })
  return `${signed}.${signature.toString('base64url')}`
}
