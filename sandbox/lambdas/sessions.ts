/** The sessions of functions: credentials for a function's own role, issued when first needed. */
import { integrations } from '../world/integrations.ts'
import { defineStore, type World } from '../world/world.ts'
import type { LambdaFunction } from './functions.ts'

export interface SessionCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
}

export interface FunctionSession extends SessionCredentials {
  /** Grows with each session of the function; a worker keeps the credentials it began with. */
  readonly generation: number
}

/**
 * A session is used this long, then a new one begins: short of the hour that role sessions last by
 * default. How often Lambda renews its own is not published; assumed.
 */
const sessionMs = 50 * 60_000

/** Issues role credentials; set by the sandbox's door (or a test). */
export interface SessionIssuer {
  issue(
    world: World,
    request: { readonly roleArn: string; readonly sessionName: string },
  ): SessionCredentials | Promise<SessionCredentials>
}

export const sessionIssuer = defineStore<SessionIssuer>(() => ({
  issue: () => {
    throw new Error('the sandbox part "sessionIssuer" is not wired')
  },
}))

interface Known {
  readonly session: Promise<FunctionSession>
  readonly generation: number
  readonly renewAtMs: number
}

const sessions = defineStore<Map<string, Known>>(() => new Map())

/** The session of a function; a new one is recorded as an assumption by Lambda, as on AWS. */
export function sessionOf(world: World, target: LambdaFunction): Promise<FunctionSession> {
  const known = sessions.of(world).get(target.arn)
  const now = world.clock.now()
  if (known && now < known.renewAtMs) return known.session
  const generation = (known?.generation ?? 0) + 1
  const session = begin(world, target, generation)
  sessions.of(world).set(target.arn, { session, generation, renewAtMs: now + sessionMs })
  return session
}

async function begin(
  world: World,
  target: LambdaFunction,
  generation: number,
): Promise<FunctionSession> {
  const request = { roleArn: target.roleArn, sessionName: target.name }
  const credentials = await sessionIssuer.of(world).issue(world, request)
  integrations.of(world).recordAssumption({ ...request, invokedBy: 'lambda.amazonaws.com' })
  return { ...credentials, generation }
}
