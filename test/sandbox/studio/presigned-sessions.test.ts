/** Open Studio sessions of IAM mode: how they begin, what they allow, and what ends them. */
import { IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam'
import {
  AddTagsCommand,
  CreatePresignedDomainUrlCommand,
  DeleteUserProfileCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker'
import { afterEach, describe, expect, it } from 'vitest'
import { requestRates } from '../../../sandbox/services/request-rate.ts'
import { studioView } from '../../../sandbox/studio/view.ts'
import type { WeatherRow } from '../../../sandbox/world/weather.ts'
import { propagation } from '../iam/api-world.ts'
import {
  account,
  allow,
  document,
  type Enforced,
  enforced,
  region,
  role,
  roleArn,
  trusting,
} from '../iam/enforced.ts'
import { browser } from './browser.ts'
import { tagsReadAtOpening } from './tag-age.ts'

const domain = 'd-pages'
const profileArn = (name: string) =>
  `arn:aws:sagemaker:${region}:${account}:user-profile/${domain}/${name}`
const ada = { DomainId: domain, UserProfileName: 'ada' }

let sandbox: Enforced
afterEach(() => sandbox.close())

const suspended = {
  Effect: 'Deny',
  Action: 'sagemaker:CreatePresignedDomainUrl',
  Resource: '*',
  Condition: { StringEquals: { 'aws:ResourceTag/suspended': 'true' } },
}
const sageMaker = trusting({ Service: 'sagemaker.amazonaws.com' }, [
  'sts:AssumeRole',
  'sts:SetSourceIdentity',
])

async function open(weather: Readonly<Record<string, WeatherRow>> = {}) {
  const presigning = allow('sagemaker:CreatePresignedDomainUrl', profileArn('*'))
  sandbox = await enforced(
    {
      Presigner: role('presigner', trusting({ AWS: account }), presigning, suspended),
      Persona: role(
        'persona',
        sageMaker,
        allow(['sagemaker:CreateApp', 'sagemaker:DeleteApp'], '*', {
          Condition: { StringEquals: { 'aws:SourceIdentity': 'ada' } },
        }),
        allow('sagemaker:ListApps', '*'),
      ),
    },
    {
      weather: { ...propagation(30_000), ...weather },
      seed: {
        studio: {
          domains: [
            {
              DomainId: domain,
              DomainName: 'pages',
              AuthMode: 'IAM',
              DefaultUserSettings: { ExecutionRole: roleArn('persona') },
              DomainSettings: { ExecutionRoleIdentityConfig: 'USER_PROFILE_NAME' },
            },
          ],
          userProfiles: [ada, { ...ada, UserProfileName: 'bob' }],
        },
      },
    },
  )
  requestRates(sandbox.world).enforced = false
}

async function presigned(more: object = {}): Promise<string> {
  const client = new SageMakerClient(sandbox.as('presigner', { sessionName: 'ada' }))
  const made = await client.send(new CreatePresignedDomainUrlCommand({ ...ada, ...more }))
  return String(made.AuthorizedUrl)
}

async function entered(more: object = {}) {
  const person = browser()
  await person.open(await presigned(more))
  return person
}

const credentials = { accessKeyId: 'AKIAOPERATOR', secretAccessKey: 'none' }

function operator(): SageMakerClient {
  return new SageMakerClient({ endpoint: sandbox.url, region, credentials })
}

/** Writes a Deny of presigning for that profile onto the presigner. */
async function deny(Resource: string) {
  const client = new IAMClient({ endpoint: sandbox.url, region, credentials })
  const Action = 'sagemaker:CreatePresignedDomainUrl'
  const PolicyDocument = JSON.stringify(document({ Effect: 'Deny', Action, Resource }))
  await client.send(
    new PutRolePolicyCommand({ RoleName: 'presigner', PolicyName: 'cut', PolicyDocument }),
  )
}

async function tag(Key: string, Value: string) {
  await operator().send(
    new AddTagsCommand({ ResourceArn: profileArn('ada'), Tags: [{ Key, Value }] }),
  )
}

const app = { AppType: 'Canvas', AppName: 'default' }

describe('a presigned URL', () => {
  it('leads to the page of its profile', async () => {
    await open()
    const person = browser()
    expect(await person.open(await presigned())).toMatchObject({ status: 302, location: '/' })
    const page = await person.get('/')
    expect(page.status).toBe(200)
    expect(page.text).toContain('user profile ada')
  })

  it('opens once, before it expires, and nothing without it', async () => {
    await open()
    const once = await presigned()
    expect((await browser().open(once)).status).toBe(302)
    expect((await browser().open(once)).status).toBe(403)
    const late = await presigned({ ExpiresInSeconds: 5 })
    await sandbox.world.clock.advance(5000)
    const expired = await browser().open(late)
    expect(expired.status).toBe(403)
    expect(expired.text).toContain('has expired')
    const stranger = browser()
    await stranger.open(late.replace(/token=.*/, 'token=none'))
    expect((await stranger.get('/')).status).toBe(403)
  })

  it('opens nothing for who was suspended since it was made', async () => {
    await open()
    const url = await presigned()
    await tag('suspended', 'true')
    expect((await browser().open(url)).status).toBe(403)
  })
})

describe('an open session', () => {
  it('starts, lists and stops apps as the profile, under its execution role', async () => {
    await open()
    const person = await entered()
    expect((await person.post('/apps', app)).status).toBe(200)
    await sandbox.world.clock.advance(200_000)
    expect(JSON.parse((await person.get('/apps')).text).Apps).toMatchObject([
      { UserProfileName: 'ada', Status: 'InService' },
    ])
    expect((await person.post('/apps/stop', app)).status).toBe(200)
    await sandbox.world.clock.advance(100_000)
    expect(studioView(sandbox.world).apps).toMatchObject([{ status: 'Deleted' }])
    const created = sandbox.world.calls.counts().filter(({ action }) => action === 'CreateApp')
    expect(created).toMatchObject([{ caller: roleArn('persona') }])
  })

  it('is judged anew at every request: a tag ends it, and its removal lets it go on', async () => {
    await open()
    const person = await entered()
    await tag('suspended', 'true')
    expect((await person.get('/')).status).toBe(403)
    const refused = await person.post('/apps', app)
    expect(refused).toMatchObject({ status: 403 })
    expect(studioView(sandbox.world).apps).toEqual([])
    await tag('suspended', 'false')
    expect((await person.get('/')).status).toBe(200)
  })

  it('goes on in spite of a tag where tags are not read again, and no new one begins', async () => {
    await open(tagsReadAtOpening)
    const [own, late] = [await entered(), await presigned()]
    await tag('suspended', 'true')
    expect((await own.get('/')).status).toBe(200)
    expect((await browser().open(late)).status).toBe(403)
    await expect(presigned()).rejects.toThrow(/not authorized/)
    await deny(profileArn('ada'))
    await sandbox.world.clock.advance(30_000)
    expect((await own.get('/')).status).toBe(403)
  })

  it('ends by a Deny on its profile once that has propagated, and no other does', async () => {
    await open()
    const [own, other] = [await entered(), await entered({ UserProfileName: 'bob' })]
    const release = sandbox.world.clock.hold()
    await deny(profileArn('ada'))
    expect((await own.get('/')).status).toBe(200)
    const arrived = sandbox.world.clock.advance(30_000)
    release()
    await arrived
    expect((await own.get('/')).status).toBe(403)
    expect((await own.post('/apps', app)).status).toBe(403)
    expect((await other.get('/')).status).toBe(200)
  })

  it('ends when its profile is gone', async () => {
    await open()
    const person = await entered()
    await operator().send(new DeleteUserProfileCommand(ada))
    await sandbox.world.clock.advance(60_000)
    expect((await person.get('/')).status).toBe(403)
  })

  it('ends with its duration', async () => {
    await open()
    const person = await entered({ SessionExpirationDurationInSeconds: 1800 })
    await sandbox.world.clock.advance(1_799_999)
    expect((await person.get('/')).status).toBe(200)
    await sandbox.world.clock.advance(1)
    expect((await person.get('/')).text).toContain('The session has expired')
  })

  it('may do only what the execution role allows its source identity', async () => {
    await open()
    const person = await entered({ UserProfileName: 'bob' })
    expect((await person.post('/apps', app)).status).toBe(403)
  })
})
