/** The adapters over Identity Center, SageMaker and Step Functions, against answers on the wire. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { IdentitystoreClient } from '@aws-sdk/client-identitystore'
import { SageMakerClient } from '@aws-sdk/client-sagemaker'
import { SFNClient } from '@aws-sdk/client-sfn'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { identityStoreDirectory } from '../../adapters/directory.identity-store.ts'
import { sageMakerStudio } from '../../adapters/studio.sagemaker.ts'
import { executionName, stepFunctionsWorkflows } from '../../adapters/workflows.step-functions.ts'
import { StillPending, Throttled } from '../../core/errors.ts'

const role = { domainId: 'd-1', profileName: 'u-ada', roleArn: 'role' }

type Answer = { readonly error?: string } & Readonly<Record<string, unknown>>

let server: Server
let answers: Record<string, (input: Record<string, unknown>) => Answer>
let settings: { endpoint: string; region: string; maxAttempts: number; credentials: object }

beforeEach(async () => {
  answers = {}
  server = createServer(async (request, response) => {
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? ''
    const input = (await json(request)) as Record<string, unknown>
    const { error, ...body } = answers[operation]?.(input) ?? { error: 'UnknownOperation' }
    response.writeHead(error ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' })
    response.end(JSON.stringify(error ? { __type: error, message: error, ...body } : body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  settings = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'eu-west-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
  }
})

afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

function directory() {
  const client = new IdentitystoreClient(settings as object)
  return identityStoreDirectory({ client, identityStoreId: 'd-1234567890' })
}

function studio() {
  return sageMakerStudio({ client: new SageMakerClient(settings as object) })
}

test('a status that is not said is unknown, and a user who is not there is absent', async () => {
  const said: Record<string, Answer> = {
    ada: { UserStatus: 'ENABLED' },
    bob: { UserStatus: 'DISABLED' },
    eve: {},
    dan: { error: 'ResourceNotFoundException', ResourceType: 'USER' },
  }
  answers.DescribeUser = ({ UserId }) => said[String(UserId)] ?? {}
  const statuses = await Promise.all(Object.keys(said).map((id) => directory().userStatus(id)))
  expect(statuses).toEqual(['enabled', 'disabled', 'unknown', 'absent'])
})

test('a store that is not found, or cannot be decrypted, makes nobody absent', async () => {
  for (const unread of [
    { ResourceType: 'IDENTITY_STORE' },
    { ResourceType: 'USER', Reason: 'KMS_KEY_NOT_FOUND' },
  ]) {
    const answer = () => ({ error: 'ResourceNotFoundException', ...unread })
    answers = { DescribeUser: answer, DescribeGroup: answer, ListGroupMemberships: answer }
    const refused = { name: 'ResourceNotFoundException' }
    await expect(directory().userStatus('ada')).rejects.toMatchObject(refused)
    await expect(directory().groupName('sales')).rejects.toMatchObject(refused)
    await expect(directory().groupMembers('sales')).rejects.toMatchObject(refused)
  }
})

test('a service that asks for fewer calls is told apart from one that fails', async () => {
  answers.DescribeUser = () => ({ error: 'ThrottlingException' })
  await expect(directory().userStatus('ada')).rejects.toThrow(Throttled)
  answers.DescribeUser = () => ({ error: 'AccessDeniedException' })
  await expect(directory().userStatus('ada')).rejects.toMatchObject({
    name: 'AccessDeniedException',
  })
})

test('a deleted group does not hide the memberships of the others', async () => {
  answers.IsMemberInGroups = ({ GroupIds }) => {
    const groups = GroupIds as string[]
    if (groups.includes('gone'))
      return { error: 'ResourceNotFoundException', ResourceType: 'GROUP', ResourceId: 'gone' }
    return {
      Results: groups.map((GroupId) => ({ GroupId, MembershipExists: GroupId !== 'sales' })),
    }
  }
  expect(await directory().memberOf('ada', ['a', 'gone', 'sales'])).toEqual(['a'])
  answers.IsMemberInGroups = () => ({ error: 'ResourceNotFoundException', ResourceType: 'GROUP' })
  await expect(directory().memberOf('ada', ['a'])).rejects.toThrow()
})

test('members come page by page, and a group that is not there says so', async () => {
  answers.ListGroupMemberships = ({ NextToken, MaxResults }) => ({
    GroupMemberships: [
      { MembershipId: `m of ${NextToken ?? 'first'}`, MemberId: { UserId: `${MaxResults}` } },
    ],
    ...(NextToken ? {} : { NextToken: 'second' }),
  })
  expect(await directory().groupMembers('a')).toEqual({
    members: [{ membershipId: 'm of first', userId: '100' }],
    cursor: 'second',
  })
  expect(await directory().groupMembers('a', 'second')).toEqual({
    members: [{ membershipId: 'm of second', userId: '100' }],
  })
  answers.ListGroupMemberships = () => ({ error: 'ResourceNotFoundException' })
  expect(await directory().groupMembers('a')).toEqual({ members: [], absent: true })
})

test('users come page by page with name and status, and a status not said is unknown', async () => {
  answers.ListUsers = ({ NextToken, MaxResults }) => ({
    Users: [
      { UserId: `u of ${NextToken ?? 'first'}`, UserName: `${MaxResults}`, UserStatus: 'DISABLED' },
      { UserId: 'bare' },
    ],
    ...(NextToken ? {} : { NextToken: 'second' }),
  })
  const bare = { userId: 'bare', userName: undefined, status: 'unknown' }
  expect(await directory().users()).toEqual({
    users: [{ userId: 'u of first', userName: '100', status: 'disabled' }, bare],
    cursor: 'second',
  })
  expect(await directory().users('second')).toEqual({
    users: [{ userId: 'u of second', userName: '100', status: 'disabled' }, bare],
  })
})

test("a user's name is what the store says now, and nobody's is undefined", async () => {
  answers.DescribeUser = ({ UserId }) =>
    UserId === 'ada' ? { UserName: 'ada@example.com' } : { error: 'ResourceNotFoundException' }
  expect(await directory().userName('ada')).toBe('ada@example.com')
  expect(await directory().userName('bob')).toBeUndefined()
})

test('names are looked up, and nobody of that name is undefined', async () => {
  answers.GetGroupId = ({ AlternateIdentifier }) => {
    const { UniqueAttribute } = AlternateIdentifier as {
      UniqueAttribute: { AttributePath: string; AttributeValue: string }
    }
    const { AttributePath, AttributeValue } = UniqueAttribute
    return AttributeValue === 'Research'
      ? { GroupId: `by ${AttributePath}` }
      : { error: 'ResourceNotFoundException' }
  }
  expect(await directory().findGroup('Research')).toBe('by displayName')
  expect(await directory().findGroup('Sales')).toBeUndefined()
  answers.GetUserId = () => ({ error: 'ResourceNotFoundException' })
  expect(await directory().findUser('ada')).toBeUndefined()
  answers.DescribeGroup = () => ({ DisplayName: 'Research' })
  expect(await directory().groupName('a')).toBe('Research')
})

test('a profile whose name is taken, and an absent one, are answers and not errors', async () => {
  const profile = { domainId: 'd-1', profileName: 'u-ada', roleArn: 'role', tags: { user: 'ada' } }
  answers.CreateUserProfile = () => ({ error: 'ResourceInUse' })
  expect(await studio().createProfile(profile)).toBe(false)
  const seen: unknown[] = []
  answers.CreateUserProfile = (input) => {
    seen.push(input)
    return { UserProfileArn: 'arn' }
  }
  expect(await studio().createProfile(profile)).toBe(true)
  expect(seen).toEqual([
    {
      DomainId: 'd-1',
      UserProfileName: 'u-ada',
      UserSettings: { ExecutionRole: 'role' },
      Tags: [{ Key: 'user', Value: 'ada' }],
    },
  ])
  for (const operation of ['Describe', 'Update', 'Delete'])
    answers[`${operation}UserProfile`] = () => ({ error: 'ResourceNotFound' })
  expect(await studio().describeProfile('d-1', 'u-ada')).toBeUndefined()
  expect(await studio().setRole(role)).toBe(false)
  await studio().deleteProfile('d-1', 'u-ada')
})

test('a profile is given its role with all its other settings', async () => {
  const UserSettings = { SecurityGroups: ['sg-1'], ExecutionRole: 'former' }
  const described = { Status: 'InService', UserProfileArn: 'arn', UserSettings }
  answers.DescribeUserProfile = () => described
  const seen: unknown[] = []
  answers.UpdateUserProfile = (input) => {
    seen.push(input)
    return {}
  }
  const profile = await studio().describeProfile('d-1', 'u-ada')
  expect(await studio().setRole({ ...profile, ...role })).toBe(true)
  expect(seen).toEqual([
    {
      DomainId: 'd-1',
      UserProfileName: 'u-ada',
      UserSettings: { SecurityGroups: ['sg-1'], ExecutionRole: 'role' },
    },
  ])
})

test('what is in use is to be looked at again', async () => {
  for (const operation of ['UpdateUserProfile', 'DeleteUserProfile', 'DeleteSpace', 'DeleteApp'])
    answers[operation] = () => ({ error: 'ResourceInUse' })
  const app = { appType: 'JupyterLab', appName: 'default', status: 'InService' } as const
  for (const call of [
    studio().setRole(role),
    studio().deleteProfile('d-1', 'u-ada'),
    studio().deleteSpace('d-1', 'space'),
    studio().deleteApp('d-1', { ...app, spaceName: 'space' }),
  ])
    await expect(call).rejects.toThrow(StillPending)
})

test('an app already deleted is done, and no other refusal is', async () => {
  const app = { appType: 'JupyterLab', appName: 'default', status: 'InService' } as const
  answers.DeleteApp = () => ({
    error: 'ValidationException',
    message: 'App [arn] has already been deleted',
  })
  await studio().deleteApp('d-1', { ...app, spaceName: 'space' })
  answers.DeleteApp = () => ({ error: 'ValidationException', message: 'no such domain' })
  const refused = studio().deleteApp('d-1', { ...app, spaceName: 'space' })
  await expect(refused).rejects.toThrow('no such domain')
})

test('lists of Studio are read by the hundred, with owners and cursors', async () => {
  answers.ListApps = (input) => ({
    Apps: [{ AppType: 'JupyterLab', AppName: 'default', SpaceName: 's', Status: 'InService' }],
    NextToken: JSON.stringify(input),
  })
  const { apps, cursor } = await studio().apps({ domainId: 'd-1', spaceName: 's' })
  const app = { appType: 'JupyterLab', appName: 'default', status: 'InService', spaceName: 's' }
  expect(apps).toEqual([app])
  const asked = { DomainIdEquals: 'd-1', SpaceNameEquals: 's', MaxResults: 100 }
  expect(JSON.parse(cursor ?? '')).toEqual(asked)
  answers.ListSpaces = () => ({
    Spaces: [
      {
        SpaceName: 's',
        Status: 'InService',
        OwnershipSettingsSummary: { OwnerUserProfileName: 'u-ada' },
      },
    ],
  })
  expect(await studio().spaces('d-1')).toEqual({
    spaces: [{ spaceName: 's', status: 'InService', owner: 'u-ada', isShared: false }],
  })
  answers.ListTags = () => ({ Tags: [{ Key: 'rollcall:user', Value: 'ada' }] })
  expect(await studio().profileTags('arn')).toEqual({ 'rollcall:user': 'ada' })
  answers.ListUserProfiles = () => ({ UserProfiles: [{ UserProfileName: 'u-ada' }] })
  expect(await studio().profiles('d-1')).toEqual({ profileNames: ['u-ada'] })
})

test('an execution that was started already is done, and its name says who and which', async () => {
  const names: unknown[] = []
  answers.StartExecution = ({ name, input }) => {
    names.push(name, JSON.parse(String(input)))
    return { error: 'ExecutionAlreadyExists' }
  }
  const workflows = stepFunctionsWorkflows({
    client: new SFNClient(settings as object),
    reconcileUserMachine: 'arn:user',
    reconcileGroupMachine: 'arn:group',
    reconcileRoleMachine: 'arn:role',
    reconcileAllMachine: 'arn:all',
  })
  await workflows.reconcileUser({ userId: 'ada', fence: 3 })
  await workflows.reconcileGroup({ groupId: 'research', fence: 4 })
  await workflows.reconcileRole({ roleArn: 'arn', fence: 5 })
  expect(names).toEqual([
    'user-ada-3',
    { userId: 'ada', fence: 3 },
    'group-research-4',
    { groupId: 'research', fence: 4 },
    'role-arn-5',
    { roleArn: 'arn', fence: 5 },
  ])
  answers.StartExecution = () => ({ error: 'ExecutionLimitExceeded' })
  const refused = workflows.reconcileUser({ userId: 'ada', fence: 3 })
  await expect(refused).rejects.toThrow(Throttled)
})

test('names of executions fit the pattern, and two ids never share one', () => {
  const fence = Date.UTC(2286, 10, 20)
  const odd = ['a b', 'a/b', 'a'.repeat(90), 'a'.repeat(91), 'a:b', 'ünïcode']
  const names = odd.map((id) => executionName('group', id, fence))
  expect(new Set(names).size).toBe(odd.length)
  for (const name of names) expect(name).toMatch(/^[A-Za-z0-9_-]{1,80}$/)
  const real = '906705f4ea-0a1b2c3d-4e5f-6789-abcd-ef0123456789'
  expect(executionName('user', real, fence)).toBe(`user-${real}-${fence}`)
})
