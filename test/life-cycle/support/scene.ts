/**
 * The real assembly in the sandbox with every permission enforced, and what is needed to play a
 * scene in it: figures that do not vary, people at their browsers, and a recorder.
 */
import type { Grant } from '../../../core/words.ts'
import { integrations } from '../../../sandbox/world/integrations.ts'
import type { WeatherRow } from '../../../sandbox/world/weather.ts'
import { type Browser, browser } from '../../sandbox/studio/browser.ts'
import { openRollcall, type Rollcall, type RollcallOptions } from '../../support/rollcall.ts'
import { presignedUrl, presigner } from '../../support/sign-in.ts'
import { type Recorder, record } from './recorder.ts'

/** What a function with its calls takes in a scene: time stands still while one really runs. */
export const FUNCTION_MS = 300

/** Within the bounds of sandbox/weather.json, so that a scene tells of Rollcall and not of luck. */
export const figures = {
  'cloudtrail.eventDelay': 5_000,
  'sagemaker.userProfileCreate': 20_000,
  'sagemaker.userProfileUpdate': 6_000,
  'sagemaker.userProfileDelete': 15_000,
  'sagemaker.appCreate': 90_000,
  'sagemaker.appDelete': 30_000,
  'sagemaker.spaceCreate': 5_000,
  'sagemaker.spaceDelete': 20_000,
  'iam.propagation': 20_000,
  'sso.applicationSessionEnd': 1_800_000,
} as const

/** A function that a machine ran, for `FUNCTION_MS`. */
export interface Invocation {
  readonly at: number
  readonly functionName: string
  /** JSON. */
  readonly payload: string
}

type Profile = Pick<Grant, 'domainId' | 'profileName'>

export interface SceneWorld extends Rollcall {
  readonly recorder: Recorder
  readonly invocations: readonly Invocation[]
  now(): number
  pass(ms: number): Promise<void>
  /** The only grant of a user; throws when there is none, or more than one. */
  grantOf(userId: string): Promise<Grant>
  /** Opens Studio as sign-in will: the presign role, a presigned URL, a browser. */
  openStudio(profileName: string): Promise<Browser>
  /** Opens Studio in an SSO-mode domain, as the access portal does. */
  enterStudio(userId: string, domainId: string): Promise<Browser>
  /** A private space of the profile. */
  makeSpace(profile: Profile): Promise<void>
  /** JupyterLab in that space. */
  startApp(profile: Profile): Promise<void>
}

export async function openScene(options: RollcallOptions = {}): Promise<SceneWorld> {
  const opened = await openRollcall({ weather: weather(), oneAtATime: true, ...options })
  const world = { ...opened, rest: () => restOf(opened) }
  const { world: inner } = world.sandbox
  const invocations: Invocation[] = []
  slowFunctions(world, invocations)
  return {
    ...world,
    recorder: record(inner),
    invocations,
    now: () => inner.clock.now(),
    async pass(ms) {
      await inner.clock.advance(ms)
      await world.rest()
    },
    async grantOf(userId) {
      const [grant, ...others] = await world.ports.ledger.grantsOf(userId)
      if (grant && others.length === 0) return grant
      throw new Error(`${userId} has ${others.length + (grant ? 1 : 0)} grants, not one`)
    },
    async openStudio(profileName) {
      const person = browser()
      await person.open(await presignedUrl(await presigner(world, profileName), profileName))
      return person
    },
    async enterStudio(userId, domainId) {
      const body = JSON.stringify({ userId, domainId })
      const answer = await fetch(`${world.sandbox.url}/_sandbox/studio-sign-ins`, {
        method: 'POST',
        body,
      })
      if (!answer.ok) throw new Error(`nobody gets in: ${await answer.text()}`)
      const person = browser()
      person.enter((await answer.json()) as { readonly url: string; readonly cookie: string })
      return person
    },
    async makeSpace({ domainId, profileName }) {
      await world.call('SageMaker.CreateSpace', {
        ...spaceOf({ domainId, profileName }),
        OwnershipSettings: { OwnerUserProfileName: profileName },
        SpaceSharingSettings: { SharingType: 'Private' },
        SpaceSettings: { AppType: 'JupyterLab' },
      })
      await world.rest()
    },
    async startApp(profile) {
      const app = { ...spaceOf(profile), AppType: 'JupyterLab', AppName: 'default' }
      await world.call('SageMaker.CreateApp', app)
      await world.rest()
    },
  }
}

const spaceOf = ({ domainId, profileName }: Profile) => ({
  DomainId: domainId,
  SpaceName: `space-of-${profileName}`.slice(0, 63),
})

/** A scene of many users may take a busy machine longer than a minute. */
async function restOf({ sandbox }: Rollcall): Promise<void> {
  if (await sandbox.world.clock.quiet(180_000)) return
  throw new Error('the scene did not come to rest within three minutes')
}

function weather(): Readonly<Record<string, WeatherRow>> {
  const row = (value: number): WeatherRow => ({
    value,
    unit: 'ms',
    ground: 'assumed',
    source: 'fixed for a scene',
  })
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, row(value)]))
}

/** Those that a machine calls: whoever else does holds the clock. */
function slowFunctions({ sandbox: { world } }: Rollcall, noted: Invocation[]): void {
  const wired = integrations.of(world)
  const { invokeFunction } = wired
  wired.invokeFunction = async (functionArn, payload, caller) => {
    if (/:role\/rollcall\/service\/.*-machine$/.test(caller)) {
      const functionName = functionArn.split(':')[6] ?? ''
      noted.push({ at: world.clock.now(), functionName, payload: JSON.stringify(payload) })
      await world.clock.sleep(FUNCTION_MS)
    }
    return invokeFunction(functionArn, payload, caller)
  }
}
