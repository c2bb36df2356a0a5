/** What people do in a sandbox's world while adapters are tested on it. */
import type { QuotaCode, WorkItem, WorkKind } from '../../core/ports.ts'
import { openIdentityStore } from '../../sandbox/directory/store.ts'
import { homeOf } from '../../sandbox/files/volumes.ts'
import { applicationOf, assign } from '../../sandbox/identity-center/applications.ts'
import { listExecutions } from '../../sandbox/machines/executions.ts'
import { bucketNamed, storeObject } from '../../sandbox/s3/buckets.ts'
import { requestRates } from '../../sandbox/services/request-rate.ts'
import type { Call } from '../../sandbox/services/service.ts'
import { callerOf, issueSession } from '../../sandbox/services/sts/sessions.ts'
import { quotaKindOf, setQuota } from '../../sandbox/studio/quotas.ts'
import { seedStudio } from '../../sandbox/studio/seed.ts'
import { profileKey, studioStore } from '../../sandbox/studio/store.ts'
import type { World } from '../../sandbox/world/world.ts'
import { account, region, roleArn } from '../sandbox/iam/enforced.ts'
import { jobs, monitoring, variants } from '../sandbox/jobs/job-world.ts'
import { performNamed } from './perform.ts'
import type { Hands } from './service-ports.ts'

/** Ids of what stands there from the start. */
export interface Standing {
  readonly identityStoreId: string
  readonly bucket: string
  readonly domainId: string
  readonly ssoDomainId: string
  readonly fileSystemId: string
}

interface Reach {
  readonly world: World
  readonly standing: Standing
  readonly pass: () => Promise<void>
}

export function awsHands(reach: Reach): Hands {
  const { world, standing } = reach
  const { domainId, ssoDomainId, bucket, fileSystemId } = standing
  const { profiles, domains } = studioStore.of(world)
  // Tests ask for much within one instant.
  requestRates(world).enforced = false
  const ada = profiles.get(profileKey(domainId, 'ada'))
  const applicationArn = domains.get(ssoDomainId)?.singleSignOnApplicationArn
  const application = applicationOf(world, applicationArn ?? '')
  if (!ada || !application) throw new Error('the seed lacks a profile or an application')
  const place = { account, region, subnet: 'subnet-0a', securityGroup: 'sg-0a' }
  return {
    ...{ domainId, ssoDomainId, bucket, profileArn: ada.arn, roleArn: roleArn('writer') },
    applicationArn: application.applicationArn,
    home: { ...place, fileSystemId, uid: ada.homeEfsFileSystemUid },
    async fillHome(files) {
      const { tree, path, uid } = homeOf(world, ada)
      for (const [name, text] of Object.entries(files))
        tree.set(`${path}/${name}`, { bytes: Buffer.from(text), uid })
    },
    putObject(key, text) {
      const found = bucketNamed(world, bucket)
      if (found) storeObject(world, found, { key, body: Buffer.from(text), metadata: {} })
    },
    ...directoryHands(reach),
    assignAtOnce(principals) {
      for (const { type: principalType, id: principalId } of principals)
        assign(world, application, { principalType, principalId })
    },
    letEverybodyIn() {
      application.assignmentRequired = false
    },
    setQuota(code: QuotaCode, value) {
      const kind = quotaKindOf(code)
      if (!kind) throw new Error(`the sandbox has no quota ${code}`)
      setQuota(world, { accountId: account, region }, { kind, value })
    },
    ...studioHands(reach),
    started: () =>
      listExecutions(world)
        .map(({ name }) => name)
        .reverse(),
  }
}

function directoryHands({ world, standing }: Reach) {
  const store = openIdentityStore(world, standing.identityStoreId)
  const author = { by: 'operator', atMs: world.clock.now() }
  return {
    addUser(userName: string) {
      const attributes = { UserName: userName, DisplayName: userName }
      return store.createUser({ attributes }, author).userId
    },
    setStatus(userId: string, status: 'enabled' | 'disabled') {
      const to = status === 'enabled' ? 'ENABLED' : 'DISABLED'
      store.updateUser(userId, { status: to }, author)
    },
    deleteUser: (userId: string) => store.deleteUser(userId),
    addGroup: (displayName: string) => store.createGroup({ displayName }, author).groupId,
    join: (userId: string, groupId: string) =>
      store.addMember(groupId, userId, author).membershipId,
    deleteGroup: (groupId: string) => store.deleteGroup(groupId),
  }
}

function studioHands({ world, standing, pass }: Reach) {
  const { domainId } = standing
  const { accessKeyId } = issueSession(world, {
    roleArn: roleArn('person'),
    sessionName: 'SageMaker',
    sourceIdentity: 'ada',
  })
  const caller = callerOf(world, accessKeyId)
  const call: Call = {
    ...{ world, caller, accountId: account, region },
    requestId: '00000000-0000-4000-8000-000000000000',
    userAgent: 'test',
  }
  const asAda = async (action: string, input: object) => {
    const outcome = await performNamed('sagemaker', action, { input, call })
    if (!outcome.ok) throw outcome.error
    return { ...outcome.output } as Readonly<Record<string, unknown>>
  }
  return {
    async begin(kind: WorkKind, name: string): Promise<WorkItem> {
      const item = await beginWork(asAda, kind, name)
      await pass()
      return item
    },
    async addSpace(SpaceName: string, SharingType: 'Private' | 'Shared' = 'Private') {
      await asAda('CreateSpace', {
        DomainId: domainId,
        SpaceName,
        OwnershipSettings: { OwnerUserProfileName: 'ada' },
        SpaceSharingSettings: { SharingType },
        SpaceSettings: { AppType: 'JupyterLab' },
      })
    },
    async openCanvas() {
      const app = { AppType: 'Canvas', AppName: 'default' }
      await asAda('CreateApp', { DomainId: domainId, UserProfileName: 'ada', ...app })
      await pass()
    },
    async addScript() {
      const { StudioLifecycleConfigArn: arn } = await asAda('CreateStudioLifecycleConfig', {
        StudioLifecycleConfigName: 'script',
        StudioLifecycleConfigAppType: 'JupyterLab',
        StudioLifecycleConfigContent: Buffer.from('true').toString('base64'),
      })
      const UserSettings = { JupyterLabAppSettings: { LifecycleConfigArns: [arn] } }
      const profile = { DomainId: domainId, UserProfileName: 'ada' }
      await asAda('UpdateUserProfile', { ...profile, UserSettings })
      await pass()
      return String(arn)
    },
    addProfilesAtOnce(names: readonly string[]) {
      const userProfiles = names.map((name) => ({ DomainId: domainId, UserProfileName: name }))
      seedStudio(world, { domains: [], userProfiles })
    },
  }
}

type AsAda = (action: string, input: object) => Promise<Readonly<Record<string, unknown>>>

const nouns = {
  'training job': 'TrainingJob',
  'processing job': 'ProcessingJob',
  'transform job': 'TransformJob',
  'tuning job': 'HyperParameterTuningJob',
  'AutoML job': 'AutoMLJob',
} as const

async function beginWork(asAda: AsAda, kind: WorkKind, name: string): Promise<WorkItem> {
  switch (kind) {
    case 'endpoint': {
      await asAda('CreateEndpointConfig', { EndpointConfigName: name, ...variants })
      const request = { EndpointName: name, EndpointConfigName: name }
      const { EndpointArn } = await asAda('CreateEndpoint', request)
      return { kind, name, arn: String(EndpointArn) }
    }
    case 'monitoring schedule': {
      const request = { MonitoringScheduleName: name, MonitoringScheduleConfig: monitoring }
      const { MonitoringScheduleArn } = await asAda('CreateMonitoringSchedule', request)
      return { kind, name, arn: String(MonitoringScheduleArn) }
    }
    case 'pipeline execution': {
      const token = { ClientRequestToken: 'a'.repeat(36) }
      await asAda('CreatePipeline', {
        PipelineName: name,
        RoleArn: roleArn('person'),
        PipelineDefinition: '{}',
        ...token,
      })
      const started = await asAda('StartPipelineExecution', { PipelineName: name, ...token })
      const arn = String(started.PipelineExecutionArn)
      return { kind, name: arn, arn }
    }
    default: {
      const noun = nouns[kind]
      const { create, request } = jobs[noun]
      const answer = await asAda(create, { ...request, [`${noun}Name`]: name })
      return { kind, name, arn: String(answer[`${noun}Arn`]) }
    }
  }
}
