/** The access portal: credentials for a signed-in user, and the two records they leave. */
import { describe, expect, it } from 'vitest'
import {
  portalGetRoleCredentials,
  portalSignIn,
  seedPortal,
} from '../../../sandbox/services/sso/portal.ts'
import { callerOf } from '../../../sandbox/services/sts/sessions.ts'
import { ACCOUNT, studioWorld } from '../studio/studio-world.ts'

const target = '444455556666'
const request = { userId: '9067-ada', accountId: target, roleName: 'DataScience' }

function portalWorld() {
  const studio = studioWorld()
  seedPortal(studio.world, {
    identityStoreId: 'd-9067000000',
    userName: () => 'ada@example.com',
    assigned: ({ roleName }) => roleName === 'DataScience',
  })
  return studio
}

describe('the portal', () => {
  it('records the user in the instance’s account and the session in the role’s account', () => {
    const { world, records } = portalWorld()
    portalGetRoleCredentials(world, request)
    expect(records).toMatchObject([
      {
        eventSource: 'sso.amazonaws.com',
        eventName: 'GetRoleCredentials',
        eventType: 'AwsServiceEvent',
        readOnly: true,
        accountId: ACCOUNT,
        requestParameters: null,
        responseElements: null,
        userIdentity: {
          type: 'IdentityCenterUser',
          onBehalfOf: {
            userId: '9067-ada',
            identityStoreArn: `arn:aws:identitystore::${ACCOUNT}:identitystore/d-9067000000`,
          },
        },
        extra: { serviceEventDetails: { role_name: 'DataScience', account_id: target } },
      },
      {
        eventName: 'AssumeRoleWithSAML',
        accountId: target,
        userIdentity: { type: 'SAMLUser', userName: 'ada@example.com' },
        requestParameters: { roleSessionName: 'ada@example.com', durationSeconds: 43_200 },
        responseElements: { subject: 'ada@example.com', subjectType: 'persistent' },
      },
    ])
    expect(Object.keys(records[1]?.responseElements ?? {}).sort()).toEqual([
      'assumedRoleUser',
      'audience',
      'credentials',
      'issuer',
      'nameQualifier',
      'subject',
      'subjectType',
    ])
    expect(records[1]?.extra?.resources).toMatchObject([
      { type: 'AWS::IAM::Role' },
      { type: 'AWS::IAM::SAMLProvider' },
    ])
  })

  it('hands out a key that no record shows, for a session that names the user', () => {
    const { world, records } = portalWorld()
    const credentials = portalGetRoleCredentials(world, request)
    expect(JSON.stringify(records)).not.toContain(credentials.accessKeyId)
    const caller = callerOf(world, credentials.accessKeyId)
    const [, role, session] = caller.arn.split('/')
    expect(caller.arn.startsWith(`arn:aws:sts::${target}:assumed-role/`)).toBe(true)
    expect(role).toMatch(/^AWSReservedSSO_DataScience_[0-9a-f]{16}$/)
    expect(session).toBe('ada@example.com')
    expect(caller.onBehalfOf).toMatchObject({ userId: '9067-ada' })
  })

  it('uses one role for a permission set in an account', () => {
    const { world } = portalWorld()
    const roles = [1, 2].map(
      () => callerOf(world, portalGetRoleCredentials(world, request).accessKeyId).roleArn,
    )
    expect(new Set(roles).size).toBe(1)
  })

  it('asks for a token and an assignment', async () => {
    const { world, records, call } = portalWorld()
    const token = portalSignIn(world, request.userId)
    const query = { role_name: 'DataScience', account_id: target }
    const answer = await call('sso', 'GetRoleCredentials', {
      ...query,
      'x-amz-sso_bearer_token': token,
    })
    expect(answer.roleCredentials).toMatchObject({ accessKeyId: expect.stringMatching(/^ASIA/) })
    records.length = 0
    await expect(call('sso', 'GetRoleCredentials', query)).rejects.toMatchObject({ status: 401 })
    await expect(
      call('sso', 'GetRoleCredentials', {
        ...query,
        role_name: 'Administrator',
        'x-amz-sso_bearer_token': token,
      }),
    ).rejects.toMatchObject({ code: 'ForbiddenException' })
    expect(records).toEqual([])
  })
})
