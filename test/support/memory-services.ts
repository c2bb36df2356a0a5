/** The in-memory versions of the ports over AWS's services, and hands on their one world. */
import type { Counted, Domain, QuotaCode, WorkItem, WorkKind } from '../../core/ports.ts'
import { sageMakerQuotas } from '../../core/quota/codes.ts'
import { memoryArchive } from './memory-archive.ts'
import { memoryDirectory } from './memory-directory.ts'
import { applicationArnOf, memoryAssignments, memoryQuotas } from './memory-sign-in.ts'
import { memoryStudio } from './memory-studio.ts'
import { memoryWork } from './memory-work.ts'
import { memoryWorkflows } from './memory-workflows.ts'
import { type Hands, memoryTrouble, type Services } from './service-ports.ts'
import { testStart } from './test-world.ts'

const account = '111111111111'
const region = 'eu-west-1'
const domainId = 'd-iam'
const ssoDomainId = 'd-sso'
const bucket = 'archive'
const fileSystemId = 'fs-0123456789abcdef0'
const uid = '200001'
const applicationArn = applicationArnOf(ssoDomainId)
const arnOf = (resource: string) => `arn:aws:sagemaker:${region}:${account}:${resource}`
const profileArn = arnOf(`user-profile/${domainId}/ada`)

const domains = new Map<string, Domain>([
  [domainId, { mode: 'iam', defaultRoleArn: 'inert', homeFileSystemId: fileSystemId }],
  [ssoDomainId, { mode: 'sso', defaultRoleArn: 'inert', applicationArn }],
])

const hour = 60 * 60_000

export async function memoryServices(): Promise<Services> {
  const { fault, trouble } = memoryTrouble()
  const time = { now: testStart }
  const clock = { now: () => time.now }
  const [limits, told] = [new Map<Counted, number>(), new Map<QuotaCode, number>()]
  const directory = memoryDirectory({ fault })
  const parts = {
    archive: memoryArchive({
      ...{ clock, fault },
      buckets: new Set([bucket]),
      fileSystems: new Set([fileSystemId]),
    }),
    assignments: memoryAssignments({
      ...{ fault, directory: directory.state },
      applications: new Set([applicationArn]),
    }),
    directory,
    studio: memoryStudio({ clock, fault, domains, limits }),
    work: memoryWork(fault),
    workflows: memoryWorkflows({ fault }),
  }
  const { archive, ...ports } = parts
  const hands = handsOn(parts, (code, value) => {
    told.set(code, value)
    for (const what of Object.keys(sageMakerQuotas) as (keyof typeof sageMakerQuotas)[])
      if (sageMakerQuotas[what].code === code) limits.set(what, value)
  })
  return {
    ...ports,
    transfers: archive.transfers,
    archives: archive.archives,
    quotas: memoryQuotas(told, { fault }),
    hands,
    async pass() {
      time.now += hour
    },
    trouble,
    close: async () => {},
  }
}

interface Parts {
  readonly archive: ReturnType<typeof memoryArchive>
  readonly assignments: ReturnType<typeof memoryAssignments>
  readonly directory: ReturnType<typeof memoryDirectory>
  readonly studio: ReturnType<typeof memoryStudio>
  readonly work: ReturnType<typeof memoryWork>
  readonly workflows: ReturnType<typeof memoryWorkflows>
}

function handsOn(parts: Parts, setQuota: Hands['setQuota']): Hands {
  const { archive, assignments, directory, studio, work, workflows } = parts
  const addProfile = (profileName: string, more: object = {}) => {
    const arn = arnOf(`user-profile/${domainId}/${profileName}`)
    const made = { domainId, profileName, arn, roleArn: 'role', tags: {}, ...more }
    studio.profilesByArn.set(arn, { ...made, status: 'InService', settlesAt: testStart })
  }
  addProfile('ada', { homeUid: uid, tags: { user: 'ada' } })
  archive.homes.set(`${fileSystemId}/${uid}`, {})
  const at = { account, region, subnet: 'subnet-0a', securityGroup: 'sg-0a' }
  const role = `arn:aws:iam::${account}:role/writer`
  let ids = 0
  const newId = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`
  return {
    ...{ domainId, ssoDomainId, profileArn, applicationArn, bucket, setQuota, roleArn: role },
    home: { ...at, fileSystemId, uid },
    async fillHome(files) {
      const sizes = Object.entries(files).map(([path, text]) => [path, text.length])
      archive.homes.set(`${fileSystemId}/${uid}`, Object.fromEntries(sizes))
    },
    putObject(key, text) {
      const object = { bytes: text.length, at: testStart, text }
      archive.objects.set(`${bucket}/${key}`, object)
    },
    addUser(userName) {
      const id = newId()
      directory.addUser(id, userName)
      return id
    },
    addGroup(displayName) {
      const id = newId()
      directory.addGroup(id, displayName)
      return id
    },
    setStatus: directory.setStatus,
    deleteUser: directory.deleteUser,
    join: directory.join,
    deleteGroup: directory.deleteGroup,
    assignAtOnce: (principals) =>
      void assignments.made.set(
        applicationArn,
        new Set(principals.map(({ type, id }) => `${type} ${id}`)),
      ),
    letEverybodyIn: () => void assignments.open.add(applicationArn),
    begin: async (kind, name) => {
      const item = itemOf(kind, name)
      const pipeline = kind === 'pipeline execution' && { pipelineArn: arnOf(`pipeline/${name}`) }
      work.begin({ ...item, profileArn, ...pipeline })
      return item
    },
    addSpace: async (spaceName, sharing) => {
      studio.beginSpace(domainId, spaceName, 'ada')
      if (sharing === 'Shared') studio.shareSpace(spaceName)
    },
    async openCanvas() {
      studio.startApp(domainId, { appType: 'Canvas', appName: 'default', profileName: 'ada' })
    },
    addScript: async () => arnOf('studio-lifecycle-config/script'),
    addProfilesAtOnce: (names) => {
      for (const name of names) addProfile(name)
    },
    started: () => workflows.started.map(({ name }) => name),
  }
}

function itemOf(kind: WorkKind, name: string): WorkItem {
  if (kind === 'pipeline execution') {
    const arn = arnOf(`pipeline/${name}/execution/0123456789ab`)
    return { kind, name: arn, arn }
  }
  const types = { 'tuning job': 'hyper-parameter-tuning-job', 'AutoML job': 'automl-job' } as const
  const type = kind in types ? types[kind as keyof typeof types] : kind.replace(' ', '-')
  return { kind, name, arn: arnOf(`${type}/${name}`) }
}
