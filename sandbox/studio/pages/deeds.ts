/** What a person does in an open Studio session: start an app, look at their apps, stop one. */
import type { HttpRequest, HttpResponse } from '../../contracts.ts'
import { perform } from '../../endpoint/perform.ts'
import type { Service } from '../../endpoint/service-table.ts'
import { AwsError, type Call, type Caller, type Outcome } from '../../services/service.ts'
import { callerOf, findSession, issueSession } from '../../services/sts/sessions.ts'
import { integrations } from '../../world/integrations.ts'
import { defineStore, type World } from '../../world/world.ts'
import { profileIdentity } from '../execution-role.ts'
import type { StudioSession } from '../sessions.ts'
import { profileKey, studioStore } from '../store.ts'
import { messagePage } from './html.ts'

/** The action of SageMaker's API behind each deed. */
const deeds: Readonly<Record<string, string>> = {
  'GET /apps': 'ListApps',
  'POST /apps': 'CreateApp',
  'POST /apps/stop': 'DeleteApp',
}

/** Seconds that credentials of the execution role last in a session (assumed: an hour). */
const CREDENTIALS_SECONDS = 3600

/** Access keys by the session's cookie. */
const keys = defineStore(() => new Map<string, string>())

/**
 * Members are the API's own, as JSON (`GET`: in the query); the domain is the session's, and so is
 * the profile when no space is named. Answers what the API answers, 404 for what is no deed.
 */
export async function answerDeed(
  world: World,
  request: HttpRequest,
  open: { readonly session: StudioSession; readonly services: readonly Service[] },
): Promise<HttpResponse> {
  const { session, services } = open
  const action = deeds[`${request.method} ${request.path}`]
  const service = services.find(({ definition }) => definition.name === 'sagemaker')
  if (action === undefined || !service) return messagePage(404, 'There is no such page.')
  return written(await outcomeOf(world, session, { service, action, request }))
}

interface Deed {
  readonly service: Service
  readonly action: string
  readonly request: HttpRequest
}

async function outcomeOf(
  world: World,
  session: StudioSession,
  { service, action, request }: Deed,
): Promise<Outcome> {
  try {
    const caller = personOf(world, session)
    world.calls.record(caller.roleArn ?? 'operator', 'sagemaker', action)
    const call = callOf(world, session, caller)
    return await perform(service, action, { input: inputOf(request, action, session), call })
  } catch (error) {
    if (error instanceof AwsError) return { ok: false, error }
    throw error
  }
}

/**
 * Deeds run under the profile's execution role, with the source identity that the domain
 * propagates. Assumed: the credentials are taken at the first deed and live for an hour, so that a
 * role changed meanwhile is used only after it (the case that is worse for who takes access away).
 */
function personOf(world: World, session: StudioSession): Caller {
  const known = keys.of(world).get(session.cookie)
  if (known !== undefined && stillValid(world, known)) return callerOf(world, known)
  const { domains, profiles } = studioStore.of(world)
  const domain = domains.get(session.domainId)
  const profile = profiles.get(profileKey(session.domainId, session.userProfileName))
  const identity = domain && profile && profileIdentity(domain, profile)
  if (!identity) throw new AwsError('ValidationException', 'The user profile has no ExecutionRole')
  const { accessKeyId } = issueSession(world, { ...identity, durationSeconds: CREDENTIALS_SECONDS })
  const invokedBy = 'sagemaker.amazonaws.com'
  integrations.of(world).recordAssumption({ ...identity, invokedBy, sourceArn: profile.arn })
  keys.of(world).set(session.cookie, accessKeyId)
  return callerOf(world, accessKeyId)
}

function stillValid(world: World, accessKeyId: string): boolean {
  return (findSession(world, accessKeyId)?.expiration ?? 0) > world.clock.now()
}

function callOf(world: World, session: StudioSession, caller: Caller): Call {
  const { domainId, userProfileName: studioProfile } = session
  const region = studioStore.of(world).domains.get(domainId)?.region ?? world.region
  const { accountId } = caller
  const requestId = world.random.uuid()
  return { world, caller, requestId, accountId, region, userAgent: 'Studio', studioProfile }
}

/** Throws `SerializationException` (400) for a body that is not a JSON object. */
function inputOf(request: HttpRequest, action: string, session: StudioSession): object {
  const { domainId, userProfileName } = session
  if (action === 'ListApps') {
    const SpaceNameEquals = request.query.get('SpaceNameEquals')
    const owner =
      SpaceNameEquals === null ? { UserProfileNameEquals: userProfileName } : { SpaceNameEquals }
    return { DomainIdEquals: domainId, ...owner }
  }
  const given = membersOf(request)
  const owner = Object.hasOwn(given, 'SpaceName') ? {} : { UserProfileName: userProfileName }
  return { ...given, ...owner, DomainId: domainId }
}

function membersOf({ body }: HttpRequest): object {
  try {
    return Object(JSON.parse(body.toString() || '{}'))
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new AwsError('SerializationException', `The body is no JSON: ${reason}`)
  }
}

/** Refusals of IAM are 403 here, as a browser would see them; other errors keep their status. */
function written(outcome: Outcome): HttpResponse {
  const headers = { 'content-type': 'application/json' }
  if (outcome.ok) return { status: 200, headers, body: JSON.stringify(outcome.output ?? {}) }
  const { code, message, status } = outcome.error
  const refused = ['AccessDenied', 'AccessDeniedException'].includes(code)
  const body = JSON.stringify({ __type: code, message })
  return { status: refused ? 403 : status, headers, body }
}
