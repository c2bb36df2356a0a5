/** The sessions of functions: credentials for a function's own role, issued when first needed. */
import { issueSession, type SessionCredentials } from '../services/sts/sessions.ts'
import { integrations } from '../world/integrations.ts'
import { defineStore, type World } from '../world/world.ts'
import type { LambdaFunction } from './functions.ts'

export interface FunctionSession extends SessionCredentials {
  /** Grows with each session of the function; a worker keeps the credentials it began with. */
  readonly generation: number
}

/**
 * A session is replaced so long before it ends: the longest a function may run. How often Lambda
 * renews its own is not published; assumed.
 */
const spareMs = 15 * 60_000

const sessions = defineStore<Map<string, FunctionSession>>(() => new Map())

/**
 * The session of a function; a new one is recorded as an assumption by Lambda, as on AWS. Throws
 * `AccessDenied` when the function's role does not trust Lambda.
 */
export function sessionOf(world: World, target: LambdaFunction): FunctionSession {
  const known = sessions.of(world).get(target.arn)
  if (known && world.clock.now() < known.expiration - spareMs) return known
  const request = { roleArn: target.roleArn, sessionName: target.name }
  const credentials = issueSession(world, request)
  const session = { ...credentials, generation: (known?.generation ?? 0) + 1 }
  const invokedBy = 'lambda.amazonaws.com'
  integrations.of(world).recordAssumption({ ...request, invokedBy, sourceArn: target.arn })
  sessions.of(world).set(target.arn, session)
  return session
}
