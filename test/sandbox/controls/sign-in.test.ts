/** The pages that sign people and workloads in, and what AWS then answers them. */
import { AssumeRoleWithWebIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SmallSandbox, smallSandbox } from './small-sandbox.ts'

const provider = 'arn:aws:iam::111122223333:oidc-provider/ci.example.com'
const iam = {
  roles: [
    {
      RoleName: 'ci',
      Path: '/workload/',
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRoleWithWebIdentity',
            Principal: { Federated: provider },
          },
        ],
      },
    },
  ],
  oidcProviders: [{ Url: 'https://ci.example.com', ClientIDList: ['sts.amazonaws.com'] }],
}
const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'test' }

let sandbox: SmallSandbox
beforeAll(async () => {
  sandbox = await smallSandbox({ seed: { iam } })
})
afterAll(() => sandbox.close())

describe('the pages of the sandbox', () => {
  it('sign a token that STS takes for the role of the seed, and no other', async () => {
    const issuer = 'https://ci.example.com'
    const request = { issuer, subject: 'repo:example/models', claims: { ref: 'main' } }
    const { body } = await sandbox.ask('POST', '/_sandbox/web-identity-tokens', request)
    const { token } = body as { readonly token: string }
    const sts = new STSClient({ endpoint: sandbox.url, region: 'eu-west-1', credentials })
    const assume = (WebIdentityToken: string) =>
      sts.send(
        new AssumeRoleWithWebIdentityCommand({
          RoleArn: 'arn:aws:iam::111122223333:role/workload/ci',
          RoleSessionName: 'build-1',
          WebIdentityToken,
        }),
      )
    expect(await assume(token)).toMatchObject({
      SubjectFromWebIdentityToken: 'repo:example/models',
      Provider: 'arn:aws:iam::111122223333:oidc-provider/ci.example.com',
      Audience: 'sts.amazonaws.com',
    })
    const forged = token.replace(/.{8}$/, 'AAAAAAAA')
    await expect(assume(forged)).rejects.toMatchObject({ name: 'InvalidIdentityTokenException' })
    const unknown = { issuer: 'https://elsewhere.example.com', subject: 'x' }
    expect(await sandbox.ask('POST', '/_sandbox/web-identity-tokens', unknown)).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining(issuer) },
    })
  })

  it('sign a user in to the access portal', async () => {
    const user = { userId: '90677c4f-0000-4000-8000-000000000001' }
    const { body } = await sandbox.ask('POST', '/_sandbox/portal-sessions', user)
    const { accessToken } = body as { readonly accessToken: string }
    const query = 'role_name=DataScience&account_id=111122223333'
    const answer = await fetch(`${sandbox.url}/federation/credentials?${query}`, {
      headers: { 'x-amz-sso_bearer_token': accessToken },
    })
    expect(await answer.json()).toMatchObject({
      roleCredentials: { accessKeyId: expect.stringMatching(/^ASIA/) },
    })
  })
})
