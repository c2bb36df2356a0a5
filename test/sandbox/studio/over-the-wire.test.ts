/** Studio, STS and their errors as AWS's own SDK reads them. */
import {
  CreateUserProfileCommand,
  DescribeUserProfileCommand,
  paginateListUserProfiles,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker'
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterEach, describe, expect, it } from 'vitest'
import { awsApi } from '../../../sandbox/endpoint/aws.ts'
import { type Endpoint, openEndpoint } from '../../../sandbox/endpoint/server.ts'
import { services } from '../../../sandbox/index.generated.ts'
import { registerRole } from '../../../sandbox/services/sts/roles.ts'
import { callerOf } from '../../../sandbox/services/sts/sessions.ts'
import { ACCOUNT, DOMAIN, ROLE, studioWorld } from './studio-world.ts'

let endpoint: Endpoint | undefined

afterEach(async () => {
  await endpoint?.close()
})

const operator = { accessKeyId: 'test', secretAccessKey: 'test' }

async function clients(profiles: number) {
  const userProfiles = Array.from({ length: profiles }, (_, index) => ({
    DomainId: DOMAIN,
    UserProfileName: `user-${index}`,
  }))
  const studio = studioWorld({ userProfiles })
  const api = awsApi(services, callerOf)
  endpoint = await openEndpoint(0, (request) => api(studio.world, request))
  const settings = { endpoint: endpoint.url, region: 'eu-west-1', maxAttempts: 1 }
  return {
    ...studio,
    settings,
    sagemaker: new SageMakerClient({ ...settings, credentials: operator }),
    sts: new STSClient({ ...settings, credentials: operator }),
  }
}

describe('AWS’s SDK', () => {
  it('reads times, pages and the names of errors', async () => {
    const { sagemaker } = await clients(12)
    const ada = { DomainId: DOMAIN, UserProfileName: 'ada' }
    await sagemaker.send(new CreateUserProfileCommand(ada))
    await expect(sagemaker.send(new CreateUserProfileCommand(ada))).rejects.toMatchObject({
      name: 'ResourceInUse',
      message: expect.stringContaining('already exists'),
    })
    const described = await sagemaker.send(new DescribeUserProfileCommand(ada))
    expect(described.CreationTime?.toISOString()).toBe('2026-11-02T09:00:00.000Z')
    const sizes: number[] = []
    for await (const page of paginateListUserProfiles({ client: sagemaker }, {})) {
      sizes.push(page.UserProfiles?.length ?? 0)
    }
    expect(sizes).toEqual([10, 3])
  })

  it('takes credentials from AssumeRole and is known by them afterwards', async () => {
    const { world, settings, sts } = await clients(0)
    registerRole(world, { arn: ROLE })
    const assumed = await sts.send(
      new AssumeRoleCommand({
        RoleArn: ROLE,
        RoleSessionName: 'ada',
        DurationSeconds: 900,
        Tags: [{ Key: 'team', Value: 'fraud' }],
      }),
    )
    expect(assumed.Credentials?.Expiration?.toISOString()).toBe('2026-11-02T09:15:00.000Z')
    const session = new STSClient({
      ...settings,
      credentials: {
        accessKeyId: assumed.Credentials?.AccessKeyId ?? '',
        secretAccessKey: assumed.Credentials?.SecretAccessKey ?? '',
        sessionToken: assumed.Credentials?.SessionToken ?? '',
      },
    })
    const identity = await session.send(new GetCallerIdentityCommand({}))
    expect(identity.Arn).toBe(`arn:aws:sts::${ACCOUNT}:assumed-role/data-scientist/ada`)
    expect(identity.UserId).toBe(assumed.AssumedRoleUser?.AssumedRoleId)
  })
})
