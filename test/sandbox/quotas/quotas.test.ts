/** Service Quotas answers what Studio enforces, in each account and Region. */
import { describe, expect, it } from 'vitest'
import { answerControl } from '../../../sandbox/controls/controls.ts'
import type { Caller } from '../../../sandbox/services/service.ts'
import type { World } from '../../../sandbox/world/world.ts'
import { ACCOUNT, DOMAIN, iamDomain, studioWorld } from '../studio/studio-world.ts'

const PROFILES = 'L-AC46C40F'
const SPACES = 'L-8E5333B4'
const APPS = 'L-4E39DDC4'
const VOLUMES = 'L-A37B67B0'
const ada = { DomainId: DOMAIN, UserProfileName: 'ada' }

function quotaWorld(seed: Parameters<typeof studioWorld>[0] = {}) {
  const studio = studioWorld(seed)
  const quotas = studio.call.bind(undefined, 'servicequotas')
  return {
    ...studio,
    quotas,
    value: async (QuotaCode: string, caller?: Caller) => {
      const asked = { ServiceCode: 'sagemaker', QuotaCode }
      const { Quota } = await quotas('GetServiceQuota', asked, caller)
      return Object(Quota).Value
    },
    set: (change: object) => post(studio.world, '/_sandbox/quotas', change),
  }
}

async function post(world: World, path: string, body: object) {
  const response = await answerControl(world, {
    method: 'POST',
    path,
    query: new URLSearchParams(),
    headers: {},
    body: Buffer.from(JSON.stringify(body)),
  })
  return { status: response.status, body: JSON.parse(String(response.body)) }
}

const spaceOf = (SpaceName: string, gigabytes?: number) => ({
  DomainId: DOMAIN,
  SpaceName,
  OwnershipSettings: { OwnerUserProfileName: 'ada' },
  SpaceSharingSettings: { SharingType: 'Private' },
  SpaceSettings: {
    AppType: 'JupyterLab',
    ...(gigabytes !== undefined && {
      SpaceStorageSettings: { EbsStorageSettings: { EbsVolumeSizeInGb: gigabytes } },
    }),
  },
})

describe('a quota of Studio', () => {
  it('is answered as the seed gives it, beside what AWS gives by default', async () => {
    const { quotas, value } = quotaWorld({ quotas: { userProfiles: 1000, spaces: 7 } })
    expect(await value(PROFILES)).toBe(1000)
    expect(await value(SPACES)).toBe(7)
    const asked = { ServiceCode: 'sagemaker', QuotaCode: PROFILES }
    expect(await quotas('GetAWSDefaultServiceQuota', asked)).toMatchObject({
      Quota: { Value: 2, QuotaCode: PROFILES, Adjustable: true },
    })
  })

  it('is enforced where it stands, and says how much is used', async () => {
    const { studio, refusal, value } = quotaWorld({ quotas: { userProfiles: 1 } })
    await studio('CreateUserProfile', ada)
    const { code, message } = await refusal('CreateUserProfile', { ...ada, UserProfileName: 'bob' })
    expect(code).toBe('ResourceLimitExceeded')
    expect(message).toContain(`per account' is ${await value(PROFILES)} UserProfiles`)
    expect(message).toContain('current utilization of 1 UserProfiles and a request delta of 1')
  })

  it('that is raised makes room at once', async () => {
    const { studio, refusal, set } = quotaWorld({
      quotas: { spaces: 0, apps: 0 },
      userProfiles: [ada],
    })
    const canvas = { ...ada, AppType: 'Canvas', AppName: 'default' }
    expect((await refusal('CreateSpace', spaceOf('lab'))).code).toBe('ResourceLimitExceeded')
    expect((await refusal('CreateApp', canvas)).code).toBe('ResourceLimitExceeded')
    await set({ quotaCode: SPACES, value: 1 })
    await set({ quotaCode: APPS, value: 1 })
    await studio('CreateSpace', spaceOf('lab'))
    await studio('CreateApp', canvas)
    expect((await refusal('CreateSpace', spaceOf('lab2'))).code).toBe('ResourceLimitExceeded')
  })

  it('of volumes counts the gigabytes of all spaces, five where none are asked for', async () => {
    const { studio, refusal } = quotaWorld({ quotas: { ebsGigabytes: 105 }, userProfiles: [ada] })
    await studio('CreateSpace', spaceOf('small'))
    expect((await refusal('CreateSpace', spaceOf('large', 101))).code).toBe('ResourceLimitExceeded')
    await studio('CreateSpace', spaceOf('large', 100))
    expect((await refusal('CreateSpace', spaceOf('last'))).message).toContain(
      'is 105 GB, with current utilization of 105 GB and a request delta of 5 GB',
    )
  })

  it('belongs to one account and Region', async () => {
    const far = { ...iamDomain, DomainId: 'd-far', accountId: '444455556666' }
    const { set, value } = quotaWorld({ domains: [iamDomain, far], quotas: { userProfiles: 3 } })
    const caller = { arn: 'arn:aws:iam::444455556666:user/o', accessKeyId: 'AKIA' }
    await set({ quotaCode: PROFILES, value: 9, accountId: '444455556666' })
    expect(await value(PROFILES)).toBe(3)
    expect(await value(PROFILES, { ...caller, accountId: '444455556666' })).toBe(9)
  })

  it('of which nothing was said is a number too, far away', async () => {
    expect(await quotaWorld().value(APPS)).toBe(1_000_000)
  })
})

describe('the listing', () => {
  it('holds Studio’s five quotas, in pages', async () => {
    const { quotas } = quotaWorld({ quotas: { domains: 4 } })
    const list = (more: object) =>
      quotas('ListServiceQuotas', { ServiceCode: 'sagemaker', MaxResults: 3, ...more })
    const first = await list({})
    const second = await list({ NextToken: first.NextToken })
    const rows = [first.Quotas, second.Quotas].flat().map((row) => Object(row))
    expect(rows.map(({ QuotaCode }) => QuotaCode).sort()).toEqual(
      [PROFILES, 'L-B683BCB0', SPACES, APPS, VOLUMES].sort(),
    )
    expect(rows.find(({ QuotaCode }) => QuotaCode === 'L-B683BCB0')).toMatchObject({
      Value: 4,
      QuotaName: 'Total domains',
      QuotaArn: `arn:aws:servicequotas:eu-west-1:${ACCOUNT}:sagemaker/L-B683BCB0`,
    })
    expect(second.NextToken).toBeUndefined()
  })

  it('and every look refuse what is not there', async () => {
    const { quotas } = quotaWorld()
    const code = 'NoSuchResourceException'
    for (const ServiceCode of ['lambda', 'sagemaker']) {
      const asked = { ServiceCode, QuotaCode: 'L-00000000' }
      await expect(quotas('GetServiceQuota', asked)).rejects.toMatchObject({ code })
      await expect(quotas('GetAWSDefaultServiceQuota', asked)).rejects.toMatchObject({ code })
    }
    await expect(quotas('ListServiceQuotas', { ServiceCode: 'lambda' })).rejects.toMatchObject({
      code,
    })
  })

  it('is read-only in CloudTrail', async () => {
    const { quotas, records } = quotaWorld()
    await quotas('ListServiceQuotas', { ServiceCode: 'sagemaker' })
    expect(records).toMatchObject([
      { eventSource: 'servicequotas.amazonaws.com', readOnly: true, responseElements: null },
    ])
  })
})

describe('the page that sets a quota', () => {
  it('names the codes there are, and takes no other and no nonsense', async () => {
    const { set } = quotaWorld()
    const wrong = await set({ quotaCode: 'L-00000000', value: 1 })
    expect(wrong).toMatchObject({ status: 400, body: { message: expect.stringContaining(APPS) } })
    expect((await set({ quotaCode: APPS, value: -1 })).status).toBe(400)
  })
})
