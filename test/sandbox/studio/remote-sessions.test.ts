/** StartSession: who may connect a local IDE to a space, and what ends the connection. */
import {
  CreateAppCommand,
  CreateSpaceCommand,
  DeleteAppCommand,
  SageMakerClient,
  StartSessionCommand,
} from '@aws-sdk/client-sagemaker'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { requestRates } from '../../../sandbox/services/request-rate.ts'
import { remoteSessions } from '../../../sandbox/studio/remote-sessions.ts'
import { account, allow, type Enforced, enforced, region, role, trusting } from '../iam/enforced.ts'

const domain = 'd-remote'
const profileArn = `arn:aws:sagemaker:${region}:${account}:user-profile/${domain}/ada`
const spaceArn = (name: string) => `arn:aws:sagemaker:${region}:${account}:space/${domain}/${name}`
const app = { DomainId: domain, AppType: 'JupyterLab', AppName: 'default' } as const

let sandbox: Enforced

beforeEach(async () => {
  const owned = { StringEquals: { 'sagemaker:ResourceTag/sagemaker:user-profile-arn': profileArn } }
  const own = allow('sagemaker:StartSession', spaceArn('*'), { Condition: owned })
  sandbox = await enforced(
    { Toolkit: role('toolkit', trusting({ AWS: account }), own) },
    {
      seed: {
        studio: {
          domains: [
            { DomainId: domain, DomainName: 'remote', AuthMode: 'IAM', DefaultUserSettings: {} },
          ],
          userProfiles: [{ DomainId: domain, UserProfileName: 'ada' }],
        },
      },
    },
  )
  requestRates(sandbox.world).enforced = false
  await space('hers', { RemoteAccess: 'ENABLED' }, profileArn)
  await space('others', { RemoteAccess: 'ENABLED' })
  await space('shut', {}, profileArn)
})
afterEach(() => sandbox.close())

const operator = () =>
  new SageMakerClient({
    endpoint: sandbox.url,
    region,
    credentials: { accessKeyId: 'AKIAOPERATOR', secretAccessKey: 'none' },
  })

/** With an app that runs. */
async function space(SpaceName: string, settings: object, owner?: string) {
  const studio = operator()
  await studio.send(
    new CreateSpaceCommand({
      DomainId: domain,
      SpaceName,
      SpaceSettings: { AppType: 'JupyterLab', ...settings },
      OwnershipSettings: { OwnerUserProfileName: 'ada' },
      SpaceSharingSettings: { SharingType: 'Private' },
      ...(owner && { Tags: [{ Key: 'sagemaker:user-profile-arn', Value: owner }] }),
    }),
  )
  await sandbox.world.clock.advance(20_000)
  await studio.send(new CreateAppCommand({ ...app, SpaceName }))
  await sandbox.world.clock.advance(300_000)
}

function connect(ResourceIdentifier: string) {
  const client = new SageMakerClient({
    ...sandbox.as('toolkit', { sessionName: 'ada' }),
    maxAttempts: 1,
  })
  return client.send(new StartSessionCommand({ ResourceIdentifier }))
}

const statuses = () => remoteSessions(sandbox.world).map(({ status }) => status)

it('connects to the space, or to an app of it, as the space and its tags allow', async () => {
  const answer = await connect(spaceArn('hers'))
  expect(answer).toMatchObject({ SessionId: expect.any(String), TokenValue: expect.any(String) })
  expect(answer.StreamUrl).toMatch(/^wss:/)
  await connect(spaceArn('hers').replace(':space/', ':app/').concat('/jupyterlab/default'))
  expect(statuses()).toEqual(['Connected', 'Connected'])
  await expect(connect(spaceArn('others'))).rejects.toThrow(
    /not authorized to perform: sagemaker:StartSession on resource: .*space\/d-remote\/others/,
  )
})

it('needs a space that is open to remote access', async () => {
  await expect(connect(spaceArn('shut'))).rejects.toThrow(/Remote access is not enabled/)
  const client = operator()
  const nowhere = new StartSessionCommand({ ResourceIdentifier: spaceArn('nowhere') })
  await expect(client.send(nowhere)).rejects.toMatchObject({ name: 'ResourceNotFound' })
})

it('ends with the app, and begins anew only when one runs again', async () => {
  await connect(spaceArn('hers'))
  await operator().send(new DeleteAppCommand({ ...app, SpaceName: 'hers' }))
  expect(statuses()).toEqual(['Terminated'])
  await expect(connect(spaceArn('hers'))).rejects.toThrow(/runs no app/)
  await sandbox.world.clock.advance(60_000)
  await operator().send(new CreateAppCommand({ ...app, SpaceName: 'hers' }))
  await sandbox.world.clock.advance(300_000)
  await connect(spaceArn('hers'))
  expect(statuses()).toEqual(['Terminated', 'Connected'])
})
