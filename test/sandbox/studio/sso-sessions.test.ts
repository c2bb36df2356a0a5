/** Studio sessions of SSO mode: who may open one, on which profile, and what ends it. */
import { afterEach, describe, expect, it } from 'vitest'
import { openIdentityStore } from '../../../sandbox/directory/store.ts'
import { applicationsOf, assign } from '../../../sandbox/identity-center/applications.ts'
import { setQuota } from '../../../sandbox/studio/quotas.ts'
import { studioView } from '../../../sandbox/studio/view.ts'
import {
  account,
  allow,
  type Enforced,
  enforced,
  role,
  roleArn,
  trusting,
} from '../iam/enforced.ts'
import { browser } from './browser.ts'

const ada = '00000000-0000-4000-8000-000000000001'
const bob = '00000000-0000-4000-8000-000000000002'
const science = '00000000-0000-4000-8000-000000000003'
const HALF_AN_HOUR = 1_800_000
const domainId = 'd-sso'
const author = { by: 'test', atMs: 0 }
const app = { AppType: 'Canvas', AppName: 'default' }

let sandbox: Enforced
afterEach(() => sandbox.close())

const sageMaker = trusting({ Service: 'sagemaker.amazonaws.com' }, [
  'sts:AssumeRole',
  'sts:SetSourceIdentity',
])

/** Ada has a profile under the persona's role; Bob has none, and the domain's role is inert. */
async function open() {
  const source = 'No more than 30 minutes'
  const persona = role('persona', sageMaker, allow(['sagemaker:CreateApp'], '*'))
  sandbox = await enforced(
    { Persona: persona, Inert: role('inert', sageMaker) },
    {
      shapes: 'strict',
      weather: {
        'sso.applicationSessionEnd': {
          value: HALF_AN_HOUR,
          unit: 'ms',
          ground: 'documented',
          source,
        },
      },
      seed: {
        identityStore: {
          identityStoreId: 'd-1234567890',
          scim: { tenantId: 'tenant', tokenId: 'token', token: 'secret' },
          users: [
            { UserId: ada, UserName: 'ada@example.com', DisplayName: 'Ada' },
            { UserId: bob, UserName: 'bob@example.com', DisplayName: 'Bob' },
          ],
          groups: [{ GroupId: science, DisplayName: 'science', members: ['ada@example.com'] }],
        },
        studio: {
          domains: [
            {
              DomainId: domainId,
              DomainName: 'sso',
              AuthMode: 'SSO',
              DefaultUserSettings: { ExecutionRole: roleArn('inert') },
              DomainSettings: { ExecutionRoleIdentityConfig: 'USER_PROFILE_NAME' },
            },
          ],
          userProfiles: [
            {
              DomainId: domainId,
              UserProfileName: 'u-1',
              SingleSignOnUserValue: 'ada@example.com',
              UserSettings: { ExecutionRole: roleArn('persona') },
            },
          ],
        },
      },
    },
  )
  const [application] = applicationsOf(sandbox.world)
  if (!application) throw new Error('the domain has no application')
  return {
    application,
    store: openIdentityStore(sandbox.world, 'd-1234567890'),
    assignGroup: () =>
      assign(sandbox.world, application, { principalType: 'GROUP', principalId: science }),
  }
}

async function signIn(userId: string) {
  const response = await fetch(`${sandbox.url}/_sandbox/studio-sign-ins`, {
    method: 'POST',
    body: JSON.stringify({ userId, domainId }),
  })
  const body = Object(await response.json())
  return { status: response.status, ...body }
}

async function entered(userId: string) {
  const person = browser()
  person.enter(await signIn(userId))
  return person
}

describe('signing in to a domain in SSO mode', () => {
  it('is refused to who is not assigned, in the words people saw', async () => {
    await open()
    const refused = await signIn(ada)
    expect(refused.status).toBe(403)
    expect(refused.message).toMatch(/^Access Denied\. Please check if user is assigned/)
  })

  it('leads whom a group brings to the profile of their user name', async () => {
    const { assignGroup } = await open()
    assignGroup()
    expect(await signIn(ada)).toMatchObject({ status: 200, userProfileName: 'u-1' })
    expect((await signIn(bob)).status).toBe(403)
    const page = await (await entered(ada)).get('/')
    expect(page.text).toContain('user profile u-1')
  })

  it('is refused to a disabled user, and open to all if no assignment is asked for', async () => {
    const { application, assignGroup, store } = await open()
    application.assignmentRequired = false
    expect((await signIn(bob)).status).toBe(200)
    assignGroup()
    store.updateUser(ada, { status: 'DISABLED' }, author)
    expect((await signIn(ada)).status).toBe(403)
  })

  it('makes a profile with the domain’s inert role for who has none, once', async () => {
    const { application } = await open()
    assign(sandbox.world, application, { principalType: 'USER', principalId: bob })
    const first = await signIn(bob)
    await sandbox.world.clock.quiet(5000)
    expect((await signIn(bob)).userProfileName).toBe(first.userProfileName)
    const made = studioView(sandbox.world).userProfiles.at(-1)
    expect(made).toMatchObject({
      singleSignOnUserValue: 'bob@example.com',
      status: 'InService',
      userSettings: {},
    })
    const person = await entered(bob)
    expect((await person.post('/apps', app)).status).toBe(403)
  })

  it('makes no profile beyond the quota', async () => {
    const { application } = await open()
    assign(sandbox.world, application, { principalType: 'USER', principalId: bob })
    const place = { accountId: account, region: sandbox.world.region }
    setQuota(sandbox.world, place, { kind: 'userProfiles', value: 1 })
    expect((await signIn(bob)).status).toBe(403)
  })

  it('gives the profile of a re-used user name to who has the name now', async () => {
    const { application, store } = await open()
    store.deleteUser(ada)
    const attributes = { ...store.users.get(bob).attributes, UserName: 'ada@example.com' }
    store.updateUser(bob, { attributes }, author)
    assign(sandbox.world, application, { principalType: 'USER', principalId: bob })
    expect((await signIn(bob)).userProfileName).toBe('u-1')
  })
})

describe('an open session', () => {
  it('starts apps under the role of its profile', async () => {
    const { assignGroup } = await open()
    assignGroup()
    const person = await entered(ada)
    expect((await person.post('/apps', app)).status).toBe(200)
    await sandbox.world.clock.quiet(5000)
    expect(studioView(sandbox.world).apps).toMatchObject([{ status: 'InService' }])
  })

  it.each([
    ['the user is disabled', 'disabled'],
    ['the user is deleted', 'deleted'],
    ['the user leaves the group', 'left'],
    ['the assignment goes', 'unassigned'],
  ])('goes on when %s, for at most 30 minutes', async (_when, how) => {
    const { application, assignGroup, store } = await open()
    assignGroup()
    const person = await entered(ada)
    const membership = store.memberships.between(science, ada)
    if (how === 'disabled') store.updateUser(ada, { status: 'DISABLED' }, author)
    if (how === 'deleted') store.deleteUser(ada)
    if (how === 'left') store.memberships.remove(membership?.membershipId ?? '')
    if (how === 'unassigned') application.assignments.clear()
    await sandbox.world.clock.advance(HALF_AN_HOUR - 1)
    expect((await person.post('/apps', app)).status).toBe(200)
    await sandbox.world.clock.advance(1)
    expect((await person.get('/')).status).toBe(403)
  })

  it('does not come back when access does: the person signs in again', async () => {
    const { application, assignGroup } = await open()
    assignGroup()
    const person = await entered(ada)
    application.assignments.clear()
    await sandbox.world.clock.advance(HALF_AN_HOUR)
    expect((await person.get('/')).status).toBe(403)
    assignGroup()
    await sandbox.world.clock.advance(2 * HALF_AN_HOUR)
    expect((await person.get('/')).status).toBe(403)
    expect((await (await entered(ada)).get('/')).status).toBe(200)
  })
})
