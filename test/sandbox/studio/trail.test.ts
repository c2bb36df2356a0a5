/** What Studio leaves in CloudTrail: its own calls, and the assumption of execution roles. */
import { describe, expect, it } from 'vitest'
import { ACCOUNT, DOMAIN, iamDomain, ROLE, studioWorld } from './studio-world.ts'

const ada = { DomainId: DOMAIN, UserProfileName: 'ada' }
const withRole = { ...ada, UserSettings: { ExecutionRole: ROLE } }
const canvas = { ...ada, AppType: 'Canvas', AppName: 'default' }

describe('calls', () => {
  it('are recorded with camel-case members, reads as read-only without a response', async () => {
    const { records, studio } = studioWorld()
    await studio('CreateUserProfile', { ...withRole, Tags: [{ Key: 'Team', Value: 'Fraud' }] })
    await studio('DescribeUserProfile', ada)
    expect(records).toMatchObject([
      {
        eventSource: 'sagemaker.amazonaws.com',
        eventName: 'CreateUserProfile',
        readOnly: false,
        userIdentity: { type: 'IAMUser', userName: 'operator' },
        requestParameters: {
          domainId: DOMAIN,
          userProfileName: 'ada',
          userSettings: { executionRole: ROLE },
          tags: [{ key: 'Team', value: 'Fraud' }],
        },
        responseElements: { userProfileArn: expect.stringContaining('user-profile/d-studio/ada') },
      },
      { eventName: 'DescribeUserProfile', readOnly: true, responseElements: null },
    ])
  })

  it('that fail are recorded with their error', async () => {
    const { records, refusal } = studioWorld()
    await refusal('DescribeUserProfile', ada)
    expect(records).toMatchObject([
      { errorCode: 'ResourceNotFound', errorMessage: expect.any(String), responseElements: null },
    ])
  })
})

describe('starting an app', () => {
  const assumptions = async (
    seed: Parameters<typeof studioWorld>[0],
    app: object,
    before?: (call: ReturnType<typeof studioWorld>) => Promise<unknown>,
  ) => {
    const studio = studioWorld(seed)
    await before?.(studio)
    await studio.studio('CreateApp', app)
    await studio.world.clock.quiet(5000)
    return studio.records.filter((record) => record.eventSource === 'sts.amazonaws.com')
  }

  it('assumes the profile’s role in the shape of a service’s assumption', async () => {
    const [record, ...others] = await assumptions({ userProfiles: [withRole] }, canvas)
    expect(others).toEqual([])
    expect(record).toMatchObject({
      eventName: 'AssumeRole',
      readOnly: true,
      userIdentity: { type: 'AWSService', invokedBy: 'sagemaker.amazonaws.com' },
      sourceIPAddress: 'sagemaker.amazonaws.com',
      userAgent: 'sagemaker.amazonaws.com',
      requestParameters: { roleArn: ROLE, roleSessionName: 'SageMaker', sourceIdentity: 'ada' },
      responseElements: {
        assumedRoleUser: { arn: `arn:aws:sts::${ACCOUNT}:assumed-role/data-scientist/SageMaker` },
      },
      extra: { resources: [{ accountId: ACCOUNT, type: 'AWS::IAM::Role', ARN: ROLE }] },
    })
    expect(Object.keys(record?.responseElements?.credentials ?? {}).sort()).toEqual([
      'accessKeyId',
      'expiration',
      'sessionToken',
    ])
    expect(Object.keys(record?.extra ?? {}).sort()).toEqual([
      'requestID',
      'resources',
      'sharedEventID',
    ])
  })

  it('falls back to the domain’s role, and names nobody unless the domain propagates', async () => {
    const domain = { ...iamDomain, DomainSettings: {} }
    const [record] = await assumptions({ domains: [domain], userProfiles: [ada] }, canvas)
    expect(record?.requestParameters).toEqual({
      roleArn: `arn:aws:iam::${ACCOUNT}:role/inert`,
      roleSessionName: 'SageMaker',
    })
  })

  it('uses the owner’s role in a private space, and in a shared one that of spaces', async () => {
    const sharedRole = `arn:aws:iam::${ACCOUNT}:role/shared`
    const domain = { ...iamDomain, DefaultSpaceSettings: { ExecutionRole: sharedRole } }
    const app = { DomainId: DOMAIN, SpaceName: 'lab', AppType: 'JupyterLab', AppName: 'default' }
    const started = async (SharingType: string) => {
      const seed = { domains: [domain], userProfiles: [withRole] }
      const [record] = await assumptions(seed, app, async ({ world, studio }) => {
        await studio('CreateSpace', {
          DomainId: DOMAIN,
          SpaceName: 'lab',
          OwnershipSettings: { OwnerUserProfileName: 'ada' },
          SpaceSharingSettings: { SharingType },
        })
        await world.clock.quiet(5000)
      })
      return record?.requestParameters
    }
    expect(await started('Private')).toMatchObject({ roleArn: ROLE, sourceIdentity: 'ada' })
    expect(await started('Shared')).toEqual({ roleArn: sharedRole, roleSessionName: 'SageMaker' })
  })

  it('carries the name of who presigned when the session name mode is USER_IDENTITY', async () => {
    const mode = { StudioWebPortalSettings: { ExecutionRoleSessionNameMode: 'USER_IDENTITY' } }
    const seed = { userProfiles: [{ ...ada, UserSettings: { ExecutionRole: ROLE, ...mode } }] }
    const [record] = await assumptions(seed, canvas, ({ call }) =>
      call('sagemaker', 'CreatePresignedDomainUrl', ada, {
        arn: `arn:aws:sts::${ACCOUNT}:assumed-role/presign/u-1234-fraud`,
        accessKeyId: 'ASIA',
        accountId: ACCOUNT,
      }),
    )
    expect(record?.requestParameters).toMatchObject({ roleSessionName: 'u-1234-fraud' })
  })
})
