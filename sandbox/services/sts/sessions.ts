/** Sessions of roles, and who stands behind an access key. */

import type { Policy } from '../../iam/evaluate/document.ts'
import { defineStore, type World } from '../../world/world.ts'
import { AwsError, type Caller } from '../service.ts'
import { roleFor, sessionArn } from './roles.ts'

export interface SessionRequest {
  readonly roleArn: string
  readonly sessionName: string
  readonly sourceIdentity?: string
  /** Seconds. Default 43200, as long as AWS services take for theirs. */
  readonly durationSeconds?: number
  /** Session tags by key. */
  readonly tags?: Readonly<Record<string, string>>
  /** Policies that limit the session. */
  readonly policies?: readonly Policy[]
  /** True when the issuer leaves the session's record itself. Default false. */
  readonly recorded?: boolean
  /** The Identity Center user for whom the session acts, as CloudTrail names them. */
  readonly onBehalfOf?: Readonly<Record<string, string>>
}

export interface SessionCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  /** Milliseconds since the epoch. */
  readonly expiration: number
}

export interface Session extends SessionRequest {
  readonly accessKeyId: string
  readonly caller: Caller
  readonly createdAt: number
  readonly expiration: number
}

/** Begins every session token, so that a search for it shows where one leaked. */
export const SESSION_TOKEN_CANARY = 'canary-session-token-'

const KEY_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const DEFAULT_SECONDS = 43_200

const sessions = defineStore(() => new Map<string, Session>())

/** A new temporary access key id. */
export function temporaryKeyId(world: World): string {
  return `ASIA${world.random.text(16, KEY_ALPHABET)}`
}

export function newSessionToken(world: World): string {
  return `${SESSION_TOKEN_CANARY}${world.random.hex(48)}`
}

/**
 * Opens a session and leaves no record. The role need not be registered. Sessions expire on the
 * world's clock: who keeps a process running renews its credentials. Throws when `roleArn` is not
 * the ARN of a role.
 */
export function issueSession(world: World, request: SessionRequest): SessionCredentials {
  const role = roleFor(world, request.roleArn)
  const accessKeyId = temporaryKeyId(world)
  const createdAt = world.clock.now()
  const expiration = createdAt + (request.durationSeconds ?? DEFAULT_SECONDS) * 1000
  sessions.of(world).set(accessKeyId, {
    ...request,
    accessKeyId,
    createdAt,
    expiration,
    caller: {
      arn: sessionArn(role, request.sessionName),
      roleArn: role.arn,
      accessKeyId,
      accountId: role.accountId,
      roleId: role.roleId,
      sessionStart: createdAt,
      ...(request.tags && { sessionTags: request.tags }),
      ...(request.policies && { sessionPolicies: request.policies }),
      ...(request.onBehalfOf && { onBehalfOf: request.onBehalfOf }),
      ...(request.sourceIdentity !== undefined && { sourceIdentity: request.sourceIdentity }),
    },
  })
  const secretAccessKey = world.random.hex(40)
  return { accessKeyId, secretAccessKey, sessionToken: newSessionToken(world), expiration }
}

/**
 * Who signed with that key. A key no session has, or none, is the operator: an IAM user of the
 * world's account. Throws `ExpiredToken` (403) for a session that is over.
 */
export function callerOf(world: World, accessKeyId: string | undefined): Caller {
  const session = accessKeyId === undefined ? undefined : sessions.of(world).get(accessKeyId)
  if (!session) return operator(world, accessKeyId)
  if (session.expiration <= world.clock.now()) {
    throw new AwsError('ExpiredToken', 'The security token included in the request is expired', 403)
  }
  return session.caller
}

export function findSession(world: World, accessKeyId: string): Session | undefined {
  return sessions.of(world).get(accessKeyId)
}

/**
 * The newest session of that role and name that no record tells of yet, to join
 * the record of its assumption with the key that was given out. Each is answered once.
 */
export function takeUnrecorded(
  world: World,
  roleArn: string,
  sessionName: string,
): Session | undefined {
  const store = sessions.of(world)
  const found = [...store.values()].findLast(
    (session) =>
      session.roleArn === roleArn && session.sessionName === sessionName && !session.recorded,
  )
  if (found) store.set(found.accessKeyId, { ...found, recorded: true })
  return found
}

function operator(world: World, accessKeyId: string | undefined): Caller {
  return {
    arn: `arn:aws:iam::${world.accountId}:user/operator`,
    accessKeyId: accessKeyId ?? 'AKIASANDBOXOPERATOR0',
    accountId: world.accountId,
  }
}
