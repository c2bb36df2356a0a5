/** The real assembly in a sandbox under virtual time, and the hands of those who act on it. */
import { useEndpoint } from '../../cli/support/connection.ts'
import { type CommandPorts, loadMap, portsFor } from '../../cli/support/ports.ts'
import type { AccessMap } from '../../core/access-map/access-map.ts'
import { inertRoleArn } from '../../core/persona/role-name.ts'
import { company, seedOf } from '../../sample/company.ts'
import { IdentityProvider, type ProviderKind } from '../../sample/identity-provider.ts'
import type { SeedUser } from '../../sandbox/directory/seed.ts'
import { openSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import type { ShapesOption } from '../../sandbox/shapes/checks.ts'
import type { StudioSeed } from '../../sandbox/studio/seed.ts'
import type { WeatherRow } from '../../sandbox/world/weather.ts'
import { sampleAssembly, sampleMap } from './assembly.ts'
import { listenToRollcall, type Told } from './told.ts'

export { sampleAssembly, sampleMap }

export interface Rollcall {
  readonly sandbox: Sandbox
  readonly map: AccessMap
  readonly ports: CommandPorts
  /** What Rollcall told others; `close` fails when some of it did not keep to its schema. */
  readonly told: Told
  provider(kind: ProviderKind): IdentityProvider
  /** One AWS call over the wire in JSON, as an operator. */
  call(target: string, input: unknown): Promise<Readonly<Record<string, unknown>>>
  /** Passes virtual time until all is at rest; throws when it does not come to rest. */
  rest(): Promise<void>
  close(): Promise<void>
}

export interface RollcallOptions {
  /** Folder of an assembly, and the file of its map. Default: the sample's. */
  readonly deployed?: { readonly assembly: string; readonly map: string }
  /** Default `strict`: an answer of the sandbox's that AWS could not give is a failure. */
  readonly shapes?: ShapesOption
  readonly weather?: Readonly<Record<string, WeatherRow>>
  readonly seed?: number
  /** As the sandbox's option of that name. */
  readonly oneAtATime?: boolean
  /** What Studio holds before anything happens. Default: the sample's domain. */
  readonly studio?: (map: AccessMap) => StudioSeed
  readonly users?: readonly SeedUser[]
  readonly groups?: ReadonlyArray<{
    readonly DisplayName: string
    readonly members: readonly string[]
  }>
}

/** One at a time per process: the SDK's endpoint is set in the environment. */
export async function openRollcall(options: RollcallOptions = {}): Promise<Rollcall> {
  const deployed = options.deployed ?? { assembly: await sampleAssembly(), map: sampleMap }
  const map = loadMap(deployed.map)
  const seed = seedOf((domain) => inertRoleArn(map, domain))
  const { users = [], groups = [] } = options
  const sandbox = await openSandbox({
    assembly: deployed.assembly,
    port: 0,
    clock: 'virtual',
    randomSeed: options.seed ?? 1,
    accountId: company.accountId,
    region: company.region,
    weather: options.weather ?? {},
    shapes: options.shapes ?? 'strict',
    oneAtATime: options.oneAtATime ?? false,
    seed: {
      ...seed,
      ...(options.studio && { studio: options.studio(map) }),
      identityStore: { ...seed.identityStore, users, groups },
    },
  })
  useEndpoint(sandbox.url, company.region)
  const told = listenToRollcall(sandbox.world)
  const { tenantId, token } = company.scim
  return {
    sandbox,
    map,
    ports: portsFor(map),
    told,
    provider: (kind) =>
      new IdentityProvider(kind, { url: `${sandbox.url}/${tenantId}/scim/v2`, token }),
    call: (target, input) => call(sandbox.url, target, input),
    rest: () => rest(sandbox),
    async close() {
      await sandbox.close()
      told.check()
    },
  }
}

async function call(url: string, target: string, input: unknown) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target },
    body: JSON.stringify(input),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${target} answered ${answer.status}: ${text}`)
  return (text ? JSON.parse(text) : {}) as Readonly<Record<string, unknown>>
}

async function rest(sandbox: Sandbox): Promise<void> {
  if (await sandbox.world.clock.quiet(30_000)) return
  throw new Error('the sandbox did not come to rest within 30 s')
}
