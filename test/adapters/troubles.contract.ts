/** What every backend promises when its service does not do what it is asked. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { RollcallError, Throttled } from '../../core/errors.ts'
import type { DenyPolicies } from '../../core/ports.ts'
import { sageMakerQuotas } from '../../core/quota/codes.ts'
import type { MakePorts } from '../support/rollcall-tables.ts'
import type { MakeServices, ServicePorts, Services, Troubled } from '../support/service-ports.ts'
import type { MadePolicies } from './deny-policies.contract.ts'
import { storeCalls } from './store-calls.ts'

export type Calls<Port> = { readonly [Method in keyof Port]: () => Promise<unknown> }

/** Every method of every port. */
type AllCalls = { readonly [Name in keyof ServicePorts]: Calls<ServicePorts[Name]> }

interface Made extends Troubled {
  close(): Promise<void>
}

type Called = Readonly<Record<string, Readonly<Record<string, () => Promise<unknown>>>>>

function troubles<Ports extends Made>(
  make: () => Promise<Ports>,
  callsOf: (made: Ports) => Called,
): void {
  let made: Ports
  let calls: ReadonlyArray<readonly [name: string, call: () => Promise<unknown>]>
  beforeEach(async () => {
    made = await make()
    calls = Object.entries(callsOf(made)).flatMap(([port, methods]) =>
      Object.entries(methods).map(([method, call]) => [`${port}.${method}`, call] as const),
    )
  })
  afterEach(() => made.close())

  test('a service that asks to be called less often is told apart, at every call', async () => {
    made.trouble('throttled')
    for (const [name, call] of calls) await expect(call(), name).rejects.toThrow(Throttled)
  })

  test('a refusal and a failure are no answers, at any call', async () => {
    for (const kind of ['denied', 'failed'] as const) {
      made.trouble(kind)
      for (const [name, call] of calls) {
        const error: unknown = await call().then(
          (answer) => `${name} answered ${JSON.stringify(answer)}`,
          (thrown: unknown) => thrown,
        )
        expect(error, `${name} ${kind}`).toBeInstanceOf(Error)
        expect(error, `${name} ${kind}`).not.toBeInstanceOf(RollcallError)
      }
    }
  })
}

export function troublesContract(backend: string, make: MakeServices): void {
  describe(`trouble in ${backend}`, () => {
    troubles(make, allCalls)

    test('passes', async () => {
      const made = await make()
      made.trouble('failed')
      await expect(made.directory.users()).rejects.toThrow()
      made.trouble()
      expect(await made.directory.users()).toEqual({ users: [] })
      await made.close()
    })
  })
}

export function storeTroublesContract(backend: string, make: MakePorts): void {
  describe(`trouble in ${backend}`, () => {
    troubles(() => make(), storeCalls)
  })
}

export function policyTroublesContract(backend: string, make: () => Promise<MadePolicies>): void {
  describe(`trouble of policies in ${backend}`, () => {
    troubles(make, ({ policies, arn }) => {
      const calls: Calls<DenyPolicies> = {
        versions: () => policies.versions(arn),
        document: () => policies.document(arn, 'v1'),
        write: () => policies.write(arn, '{}'),
        removeVersion: () => policies.removeVersion(arn, 'v2'),
      }
      return { policies: calls }
    })
  })
}

function allCalls(made: Services): AllCalls {
  const { archives, assignments, directory, quotas, transfers, workflows } = made
  const { bucket, roleArn, home, applicationArn } = made.hands
  const id = '00000000-0000-4000-8000-000000000001'
  const user = { type: 'USER', id } as const
  const arn = `arn:aws:datasync:${home.region}:${home.account}`
  const location = `${arn}:location/loc-0123456789abcdef0`
  const task = `${arn}:task/task-0123456789abcdef0`
  const execution = `${task}/execution/exec-0123456789abcdef0`
  const place = { bucket, prefix: 'homes/' }
  return {
    archives: {
      count: () => archives.count(place),
      manifest: () => archives.manifest({ bucket, key: 'lab.json' }),
    },
    assignments: {
      assign: () => assignments.assign(applicationArn, user),
      unassign: () => assignments.unassign(applicationArn, user),
      ofApplication: () => assignments.ofApplication(applicationArn),
      ofUser: () => assignments.ofUser(applicationArn, id),
      isRequired: () => assignments.isRequired(applicationArn),
    },
    directory: {
      userStatus: () => directory.userStatus(id),
      memberOf: () => directory.memberOf(id, [id]),
      groupName: () => directory.groupName(id),
      userName: () => directory.userName(id),
      users: () => directory.users(),
      findUser: () => directory.findUser('ada'),
      findGroup: () => directory.findGroup('Science'),
      groupMembers: () => directory.groupMembers(id),
    },
    quotas: { limit: () => quotas.limit(sageMakerQuotas.profiles.code) },
    studio: studioCalls(made),
    transfers: {
      locations: () => transfers.locations('s3://'),
      createHomeLocation: () => transfers.createHomeLocation(home),
      createArchiveLocation: () => transfers.createArchiveLocation({ ...place, roleArn }),
      deleteLocation: () => transfers.deleteLocation(location),
      tasks: () => transfers.tasks(),
      createTask: () => transfers.createTask({ name: 'task', from: location, to: location }),
      deleteTask: () => transfers.deleteTask(task),
      startTask: () => transfers.startTask(task),
      executions: () => transfers.executions(task),
      execution: () => transfers.execution(execution),
      cancelExecution: () => transfers.cancelExecution(execution),
    },
    work: workCalls(made),
    workflows: {
      reconcileUser: () => workflows.reconcileUser({ userId: 'ada', fence: 1 }),
      reconcileGroup: () => workflows.reconcileGroup({ groupId: 'ada', fence: 1 }),
      reconcileRole: () => workflows.reconcileRole({ roleArn: 'ada', fence: 1 }),
      reconcileAll: () => workflows.reconcileAll({ fence: 1 }),
    },
  }
}

function studioCalls({ studio, hands }: Services): AllCalls['studio'] {
  const { domainId, profileArn, roleArn } = hands
  const profile = { domainId, profileName: 'ada', roleArn }
  const app = { appType: 'JupyterLab', appName: 'default', spaceName: 'lab' } as const
  const script = profileArn.replace(/user-profile.*/, 'studio-lifecycle-config/script')
  const { spaceName, appType } = app
  return {
    createProfile: () => studio.createProfile({ ...profile, tags: {} }),
    profiles: () => studio.profiles(domainId),
    describeProfile: () => studio.describeProfile(domainId, 'ada'),
    setRole: () => studio.setRole(profile),
    tagProfile: () => studio.tagProfile(profileArn, { team: 'fraud' }),
    profileTags: () => studio.profileTags(profileArn),
    deleteProfile: () => studio.deleteProfile(domainId, 'ada'),
    apps: () => studio.apps({ domainId }),
    deleteApp: () => studio.deleteApp(domainId, { ...app, status: 'InService' }),
    createApp: () => studio.createApp({ domainId, spaceName, appType, lifecycleConfigArn: script }),
    spaces: () => studio.spaces(domainId),
    deleteSpace: () => studio.deleteSpace(domainId, spaceName),
    describeDomain: () => studio.describeDomain(domainId),
    count: () => studio.count('profiles'),
  }
}

function workCalls({ work, hands }: Services): AllCalls['work'] {
  const { profileArn } = hands
  const arn = profileArn.replace(/user-profile.*/, 'training-job/one')
  return {
    ofProfile: () => work.ofProfile(profileArn),
    running: () => work.running('endpoint'),
    startedBy: () => work.startedBy(arn.replace('training-job', 'pipeline')),
    stop: () => work.stop({ kind: 'training job', name: 'one', arn }),
  }
}
