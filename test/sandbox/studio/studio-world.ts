/** A world with Studio in it, and calls as the endpoint makes them. */
import type { TrailRecord } from '../../../sandbox/contracts.ts'
import type { Call, Caller, Outcome } from '../../../sandbox/services/service.ts'
import { recordServiceAssumption } from '../../../sandbox/services/sts/assumptions.ts'
import { callerOf } from '../../../sandbox/services/sts/sessions.ts'
import { type StudioSeed, seedStudio } from '../../../sandbox/studio/seed.ts'
import { callLog } from '../../../sandbox/world/call-log.ts'
import { VirtualClock } from '../../../sandbox/world/clock.ts'
import { integrations } from '../../../sandbox/world/integrations.ts'
import { seededRandom } from '../../../sandbox/world/random.ts'
import { readWeather, type WeatherRow } from '../../../sandbox/world/weather.ts'
import type { World } from '../../../sandbox/world/world.ts'
import { performNamed } from '../../support/perform.ts'
import { keepRecords } from '../../support/record-trail.ts'
import { testSeed } from '../../support/seed.ts'

export const ACCOUNT = '111122223333'
export const DOMAIN = 'd-studio'
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/rollcall/persona/data-scientist`

export interface StudioWorld {
  readonly world: World
  readonly records: TrailRecord[]
  /** Calls an action as `caller` (default: the operator) and lets its service leave its record. */
  call(service: string, action: string, input: object, caller?: Caller): Promise<Answer>
  /** Calls SageMaker. */
  studio(action: string, input: object): Promise<Answer>
  /** The code and message with which SageMaker refuses. */
  refusal(action: string, input: object): Promise<{ code: string; message: string }>
}

export type Answer = Record<string, unknown>

const START = Date.parse('2026-11-02T09:00:00Z')

export function studioWorld(
  seed: Partial<StudioSeed> = {},
  weather: Readonly<Record<string, WeatherRow>> = {},
): StudioWorld {
  const world: World = {
    clock: new VirtualClock(START),
    random: seededRandom(testSeed()),
    weather: readWeather(undefined, weather),
    calls: callLog(),
    accountId: ACCOUNT,
    region: 'eu-west-1',
    url: 'http://127.0.0.1:4566',
  }
  const records: TrailRecord[] = []
  Object.assign(integrations.of(world), {
    recordTrail: keepRecords(records),
    recordAssumption: (request: Parameters<typeof recordServiceAssumption>[1]) =>
      recordServiceAssumption(world, request),
  })
  seedStudio(world, { domains: [iamDomain], ...seed })
  const call = async (service: string, action: string, input: object, caller?: Caller) =>
    answerOf(await outcomeOf(world, { service, action, input, caller }))
  return {
    world,
    records,
    call,
    studio: (action, input) => call('sagemaker', action, input),
    async refusal(action, input) {
      const outcome = await outcomeOf(world, { service: 'sagemaker', action, input })
      if (outcome.ok) throw new Error(`${action} was expected to be refused`)
      return { code: outcome.error.code, message: outcome.error.message }
    },
  }
}

export const iamDomain = {
  DomainId: DOMAIN,
  DomainName: 'studio',
  AuthMode: 'IAM',
  DefaultUserSettings: { ExecutionRole: `arn:aws:iam::${ACCOUNT}:role/inert` },
  DomainSettings: { ExecutionRoleIdentityConfig: 'USER_PROFILE_NAME' },
} as const

interface Asked {
  readonly service: string
  readonly action: string
  readonly input: object
  readonly caller?: Caller | undefined
}

/** Time stands still during a call, as it does while the endpoint answers one. */
async function outcomeOf(world: World, asked: Asked): Promise<Outcome> {
  const release = world.clock.hold()
  try {
    return await ask(world, asked)
  } finally {
    release()
  }
}

async function ask(world: World, { service, action, input, caller }: Asked): Promise<Outcome> {
  const asking = caller ?? callerOf(world, undefined)
  const call: Call = {
    world,
    caller: asking,
    requestId: world.random.uuid(),
    accountId: asking.accountId,
    region: world.region,
    userAgent: 'test',
  }
  return performNamed(service, action, { input, call })
}

function answerOf(outcome: Outcome): Answer {
  if (!outcome.ok) throw outcome.error
  return { ...outcome.output }
}
