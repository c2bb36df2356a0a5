/** The door: opens a cloud assembly as a running sandbox on one loopback port. */
import { recordTrail } from './cloudtrail/trail.ts'
import type { HttpResponse } from './contracts.ts'
import { answerControl, isControl } from './controls/controls.ts'
import { handleScim } from './directory/scim/endpoint.ts'
import { type DirectorySeed, seedDirectory } from './directory/seed.ts'
import { awsApi } from './endpoint/aws.ts'
import { type Endpoint, openEndpoint, type RequestHandler } from './endpoint/server.ts'
import { putEvent } from './events/put-event.ts'
import { type PermissionsOption, permissions } from './iam/judge.ts'
import { type IamSeed, seedIam } from './iam/seed.ts'
import { resourceTypes, services } from './index.generated.ts'
import { functions } from './lambdas/functions.ts'
import { invokeFunction, workerPools } from './lambdas/invoke.ts'
import { defaultConcurrency } from './lambdas/worker-pool.ts'
import { startExecution } from './machines/executions.ts'
import { sendMessage } from './queues/queues.ts'
import { type BucketSeed, seedBuckets } from './s3/seed.ts'
import { seedPortal } from './services/sso/portal.ts'
import { recordServiceAssumption } from './services/sts/assumptions.ts'
import { callerOf } from './services/sts/sessions.ts'
import { type ShapesOption, shapeChecks } from './shapes/checks.ts'
import { answerStudio, studioDomainOf } from './studio/pages/pages.ts'
import { stopScripts } from './studio/scripts/start-script.ts'
import { type StudioSeed, seedStudio } from './studio/seed.ts'
import { type Assembly, readAssembly } from './template/assembly.ts'
import { type Deployment, deploy, prepareAssembly } from './template/deploy.ts'
import type { PreparedStack } from './template/prepare.ts'
import { publish } from './topics/publish.ts'
import { callLog } from './world/call-log.ts'
import { type Clock, RealClock, VirtualClock } from './world/clock.ts'
import { drawsOf } from './world/draws.ts'
import { integrations } from './world/integrations.ts'
import { readWeather, type WeatherRow } from './world/weather.ts'
import type { World } from './world/world.ts'

/** What exists before the template, in AWS's nouns. */
export interface SandboxSeed {
  readonly identityStore?: DirectorySeed
  readonly studio?: StudioSeed
  readonly iam?: IamSeed
  readonly buckets?: readonly BucketSeed[]
}

export interface SandboxOptions {
  /** Folder of the cloud assembly, for example `cdk.out`. */
  readonly assembly: string
  /** Default 0: any free port. */
  readonly port?: number
  /** Default `real`. */
  readonly clock?: 'real' | 'virtual'
  /** Where a virtual clock starts, in milliseconds since 1970. Default 2026-01-01T00:00:00Z. */
  readonly startMs?: number
  /** Default 1: equal seeds make equal ids and draws. */
  readonly randomSeed?: number
  /** Account of what names none of its own. Default 111122223333. */
  readonly accountId?: string
  /** Region of what names none of its own. Default eu-central-1. */
  readonly region?: string
  readonly seed?: SandboxSeed
  /**
   * Lambda workers at a time, in all. Default: 2 for each function under a virtual clock, 6 under
   * a real one. A function runs at most so often at a time, but for when it waits on purpose.
   */
  readonly concurrency?: number
  /**
   * One invocation runs at a time, in the order asked for, so that equal seeds play equal runs.
   * Default false.
   */
  readonly oneAtATime?: boolean
  /** Rows that stand in for those of weather.json. */
  readonly weather?: Readonly<Record<string, WeatherRow>>
  /** Whether requests and answers are checked against AWS's shapes. Default `checked`. */
  readonly shapes?: ShapesOption
  /** Whether policies decide what roles may do. Default `enforced`; `off` is for measuring. */
  readonly permissions?: PermissionsOption
}

export interface Sandbox {
  readonly world: World
  readonly url: string
  readonly deployment: Deployment
  /** Ends workers, timers and the server. Safe to call twice. */
  close(): Promise<void>
}

/** Where a virtual clock starts unless told. */
const defaultStartMs = Date.UTC(2026, 0, 1)

/**
 * Resolves once every resource is made and the port answers. Rejects, leaving nothing open, with
 * `AssemblyUnreadable`, `TemplateRefused` (all problems at once) or `PortUnavailable`.
 */
export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  const home = {
    accountId: options.accountId ?? '111122223333',
    region: options.region ?? 'eu-central-1',
  }
  const assembly = readAssembly(options.assembly, home)
  const stacks = prepareAssembly(
    assembly,
    new Map(resourceTypes.map((resource) => [resource.type, resource])),
  )
  const endpoint = await openEndpoint(options.port ?? 0, notReady)
  const clock = clockOf(options)
  const draws = drawsOf(options.randomSeed ?? 1, clock)
  const world: World = {
    clock,
    random: draws.random,
    weather: readWeather(undefined, options.weather),
    calls: callLog(),
    ...home,
    url: endpoint.url,
  }
  shapeChecks.of(world).mode = options.shapes ?? 'checked'
  permissions.of(world).mode = options.permissions ?? 'enforced'
  const close = closing(world, endpoint)
  try {
    const deployment = await fill(world, { assembly, stacks, seed: options.seed ?? {} })
    limitWorkers(world, options)
    const handler = handlerOf(world)
    endpoint.handler = (request) => draws.forRequest(request, () => handler(request))
    return { world, url: endpoint.url, deployment, close }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * Of one function at a time: under a virtual clock none of them makes time pass, so that more
 * would only be more to start; in real time they wait for what throttles them.
 */
const runningPerFunction = { virtual: 2, real: 6 }

/** There are so many that none is ended to make room for another function. */
function limitWorkers(world: World, { concurrency, oneAtATime }: SandboxOptions): void {
  const pool = workerPools.of(world)
  pool.perFunction = runningPerFunction[world.clock.kind]
  const enough = functions.of(world).byArn.size * pool.perFunction
  pool.concurrency = concurrency ?? Math.max(defaultConcurrency, enough)
  if (oneAtATime) pool.atOnce = 1
}

function clockOf({ clock, startMs }: SandboxOptions): Clock {
  return clock === 'virtual' ? new VirtualClock(startMs ?? defaultStartMs) : new RealClock()
}

/** The clock is held so that no timer of a resource fires before all of them exist. */
async function fill(
  world: World,
  given: {
    readonly assembly: Assembly
    readonly stacks: readonly PreparedStack[]
    readonly seed: SandboxSeed
  },
): Promise<Deployment> {
  wire(world)
  const release = world.clock.hold()
  try {
    plant(world, given.seed)
    return await deploy(world, given.assembly, given.stacks)
  } finally {
    release()
  }
}

function plant(world: World, { identityStore, studio, iam, buckets }: SandboxSeed): void {
  if (identityStore) {
    const { users } = seedDirectory(world, identityStore)
    const { identityStoreId } = identityStore
    seedPortal(world, {
      identityStoreId,
      userName: (userId) => users.find(userId)?.attributes.UserName,
    })
  }
  if (studio) seedStudio(world, studio)
  if (iam) seedIam(world, iam)
  if (buckets) seedBuckets(world, buckets)
}

function wire(world: World): void {
  Object.assign(integrations.of(world), {
    invokeFunction: (functionArn: string, payload: unknown) =>
      invokeFunction(world, functionArn, payload),
    startExecution: (request) => startExecution(world, request),
    sendMessage: (request) => sendMessage(world, request),
    publish: (request) => publish(world, request),
    putEvent: (request) => putEvent(world, request),
    recordTrail: (record) => recordTrail(world, record),
    recordAssumption: (request) => recordServiceAssumption(world, request),
  } satisfies ReturnType<typeof integrations.of>)
}

const scimPath = /^(\/[^/]+)?\/scim\/v2(\/|$)/

function handlerOf(world: World): RequestHandler {
  const aws = awsApi(services, callerOf)
  return async (request) => {
    if (isControl(request.path)) return answerControl(world, request)
    const domainId = studioDomainOf(world, request)
    if (domainId !== undefined) {
      return holding(world, answerStudio(world, request, { domainId, services }))
    }
    if (scimPath.test(request.path)) return holding(world, handleScim(world, request))
    return aws(world, request)
  }
}

/** Time does not jump while somebody waits for an answer. */
async function holding(world: World, answer: Promise<HttpResponse>): Promise<HttpResponse> {
  const release = world.clock.hold()
  try {
    return await answer
  } finally {
    release()
  }
}

async function notReady(): Promise<HttpResponse> {
  return { status: 503, headers: { 'retry-after': '1' }, body: 'The sandbox is starting.\n' }
}

function closing(world: World, endpoint: Endpoint): () => Promise<void> {
  let closed: Promise<void> | undefined
  return () => {
    closed ??= (async () => {
      await endpoint.close()
      await workerPools.of(world).close()
      await stopScripts(world)
      world.clock.close()
    })()
    return closed
  }
}
