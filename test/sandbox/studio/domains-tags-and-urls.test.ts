/** Domains, tags, presigned URLs, and the rate of calls. */
import { describe, expect, it } from 'vitest'
import { requestRates } from '../../../sandbox/services/request-rate.ts'
import { openPresigned, PRESIGNED_TOKEN_CANARY } from '../../../sandbox/studio/presigned.ts'
import { seedStudio } from '../../../sandbox/studio/seed.ts'
import { studioView } from '../../../sandbox/studio/view.ts'
import { ACCOUNT, DOMAIN, iamDomain, studioWorld } from './studio-world.ts'

const ada = { DomainId: DOMAIN, UserProfileName: 'ada' }
const profileArn = `arn:aws:sagemaker:eu-west-1:${ACCOUNT}:user-profile/${DOMAIN}/ada`

describe('the seed', () => {
  it('makes domains with the ids it names and leaves no record', async () => {
    const { records, studio } = studioWorld()
    expect(await studio('DescribeDomain', { DomainId: DOMAIN })).toMatchObject({
      DomainId: DOMAIN,
      AuthMode: 'IAM',
      Status: 'InService',
      HomeEfsFileSystemId: expect.stringMatching(/^fs-[0-9a-f]{17}$/),
      DomainSettings: { ExecutionRoleIdentityConfig: 'USER_PROFILE_NAME' },
    })
    expect(records.map((record) => record.eventName)).toEqual(['DescribeDomain'])
  })

  it('is refused when it names a domain twice or a profile without a domain', () => {
    const { world } = studioWorld()
    expect(() => seedStudio(world, { domains: [iamDomain] })).toThrow(/"d-studio" twice/)
    const lost = { DomainId: 'd-lost', UserProfileName: 'ada' }
    expect(() => seedStudio(world, { domains: [], userProfiles: [lost] })).toThrow(/"d-lost"/)
  })
})

describe('domains', () => {
  it('are seen in their own account alone', async () => {
    const { studio, refusal } = studioWorld({
      domains: [iamDomain, { ...iamDomain, DomainId: 'd-far', accountId: '999988887777' }],
    })
    const listed = await studio('ListDomains', {})
    expect(listed.Domains).toMatchObject([{ DomainId: DOMAIN }])
    expect((await refusal('DescribeDomain', { DomainId: 'd-far' })).code).toBe('ResourceNotFound')
  })

  it('keep their identity setting while an app runs', async () => {
    const { world, studio, refusal } = studioWorld({ userProfiles: [ada] })
    await studio('CreateApp', { ...ada, AppType: 'Canvas', AppName: 'default' })
    const change = {
      DomainId: DOMAIN,
      DomainSettingsForUpdate: { ExecutionRoleIdentityConfig: 'DISABLED' },
    }
    expect((await refusal('UpdateDomain', change)).code).toBe('ResourceInUse')
    await world.clock.quiet(5000)
    await studio('DeleteApp', { ...ada, AppType: 'Canvas', AppName: 'default' })
    await world.clock.quiet(5000)
    await studio('UpdateDomain', change)
    expect(await studio('DescribeDomain', { DomainId: DOMAIN })).toMatchObject({
      Status: 'Updating',
    })
    await world.clock.quiet(5000)
    expect(studioView(world).domains).toMatchObject([
      { status: 'InService', domainSettings: { ExecutionRoleIdentityConfig: 'DISABLED' } },
    ])
  })
})

describe('tags', () => {
  it('are set, replaced by key and taken away', async () => {
    const { studio } = studioWorld({
      userProfiles: [{ ...ada, Tags: [{ Key: 'team', Value: 'fraud' }] }],
    })
    const tags = { ResourceArn: profileArn }
    await studio('AddTags', {
      ...tags,
      Tags: [
        { Key: 'team', Value: 'risk' },
        { Key: 'persona', Value: 'mlops' },
      ],
    })
    await studio('DeleteTags', { ...tags, TagKeys: ['persona', 'never'] })
    expect(await studio('ListTags', tags)).toEqual({ Tags: [{ Key: 'team', Value: 'risk' }] })
  })

  it('stop at fifty for one resource', async () => {
    const { studio, refusal } = studioWorld({ userProfiles: [ada] })
    const fifty = Array.from({ length: 50 }, (_, index) => ({ Key: `k${index}`, Value: '' }))
    await studio('AddTags', { ResourceArn: profileArn, Tags: fifty })
    const more = { ResourceArn: profileArn, Tags: [{ Key: 'one-more', Value: '' }] }
    expect((await refusal('AddTags', more)).code).toBe('ValidationException')
    expect((await studio('ListTags', { ResourceArn: profileArn })).Tags).toHaveLength(50)
  })

  it('are refused for a resource that is not there and for reserved keys', async () => {
    const { refusal } = studioWorld({ userProfiles: [ada] })
    const tag = { Key: 'team', Value: 'fraud' }
    const codes = [
      await refusal('AddTags', { ResourceArn: `${profileArn}-2`, Tags: [tag] }),
      await refusal('AddTags', { ResourceArn: profileArn, Tags: [{ ...tag, Key: 'aws:team' }] }),
      await refusal('AddTags', { ResourceArn: profileArn, Tags: [tag, tag] }),
    ].map(({ code }) => code)
    expect(codes).toEqual(['ValidationException', 'ValidationException', 'ValidationException'])
  })
})

describe('presigned URLs', () => {
  it('open the profile at its domain, once, until they expire', async () => {
    const { world, studio } = studioWorld({ userProfiles: [ada] })
    const { AuthorizedUrl } = await studio('CreatePresignedDomainUrl', {
      ...ada,
      ExpiresInSeconds: 5,
      SessionExpirationDurationInSeconds: 1800,
    })
    const url = new URL(String(AuthorizedUrl))
    expect(url.origin).toBe(`http://${DOMAIN}.localhost:4566`)
    const token = url.searchParams.get('token') ?? ''
    expect(openPresigned(world, 'd-other', token)).toBeUndefined()
    expect(openPresigned(world, DOMAIN, token)).toMatchObject({
      userProfileName: 'ada',
      kind: 'presigned',
      expiresAt: world.clock.now() + 1_800_000,
    })
    expect(openPresigned(world, DOMAIN, token)).toBeUndefined()
    const late = await studio('CreatePresignedDomainUrl', { ...ada, ExpiresInSeconds: 5 })
    await world.clock.advance(5000)
    const lateToken = new URL(String(late.AuthorizedUrl)).searchParams.get('token') ?? ''
    expect(openPresigned(world, DOMAIN, lateToken)).toBeUndefined()
  })

  it('live five seconds to five minutes', async () => {
    const { refusal } = studioWorld({ userProfiles: [ada] })
    for (const ExpiresInSeconds of [4, 301]) {
      const refused = await refusal('CreatePresignedDomainUrl', { ...ada, ExpiresInSeconds })
      expect(refused.message).toContain(`Value '${ExpiresInSeconds}' at 'expiresInSeconds'`)
    }
  })

  it('exist for IAM domains and known profiles alone', async () => {
    const { refusal } = studioWorld({
      domains: [iamDomain, { ...iamDomain, DomainId: 'd-sso', AuthMode: 'SSO' }],
      userProfiles: [{ ...ada, DomainId: 'd-sso', SingleSignOnUserValue: 'ada' }],
    })
    expect((await refusal('CreatePresignedDomainUrl', { ...ada, DomainId: 'd-sso' })).code).toBe(
      'ValidationException',
    )
    expect((await refusal('CreatePresignedDomainUrl', ada)).code).toBe('ResourceNotFound')
  })

  it('stand whole in CloudTrail, where a search for the canary finds them', async () => {
    const { records, studio } = studioWorld({ userProfiles: [ada] })
    const { AuthorizedUrl } = await studio('CreatePresignedDomainUrl', ada)
    expect(records.at(-1)).toMatchObject({
      eventName: 'CreatePresignedDomainUrl',
      readOnly: false,
      requestParameters: { domainId: DOMAIN, userProfileName: 'ada' },
      responseElements: { authorizedUrl: AuthorizedUrl },
    })
    expect(String(AuthorizedUrl)).toContain(PRESIGNED_TOKEN_CANARY)
  })
})

describe('the rate of calls', () => {
  it('refuses an operation’s eleventh call within a second, and no other operation', async () => {
    const { world, studio, refusal, records } = studioWorld()
    for (let call = 0; call < 10; call++) await studio('ListDomains', {})
    expect(await refusal('ListDomains', {})).toEqual({
      code: 'ThrottlingException',
      message: 'Rate exceeded',
    })
    expect(records.at(-1)).toMatchObject({ errorCode: 'ThrottlingException' })
    await studio('ListUserProfiles', {})
    await world.clock.advance(100)
    await studio('ListDomains', {})
    expect((await refusal('ListDomains', {})).code).toBe('ThrottlingException')
    expect(world.weather.assumed().map(({ name }) => name)).toContain('sagemaker.requestRate')
  })

  it('is not watched when a test says so', async () => {
    const { world, studio } = studioWorld()
    requestRates(world).enforced = false
    for (let call = 0; call < 100; call++) await studio('ListDomains', {})
    expect(requestRates(world).enforced).toBe(false)
  })
})
