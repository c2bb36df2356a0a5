/** The SCIM 2.0 endpoint of the sandbox's IAM Identity Center. */
import type { HttpRequest, HttpResponse } from '../../contracts.ts'
import { AwsError } from '../../services/service.ts'
import { integrations } from '../../world/integrations.ts'
import type { World } from '../../world/world.ts'
import { invalid, unauthorized } from '../errors.ts'
import { directoryOf, identityStoreOf } from '../store.ts'
import type { ScimConnection } from '../types.ts'
import { errorResponse, jsonResponse } from './error-response.ts'
import { type JsonObject, parseObject } from './json.ts'
import type { ScimAnswer, ScimCall, ScimOperation } from './operation.ts'
import { scimRecord } from './record.ts'
import { routeOf, type ScimRoute } from './route.ts'

/**
 * Answers a request to `/<tenant>/scim/v2/...` or `/scim/v2/...` (there the token says the tenant).
 * Never rejects for what a client sent: errors are SCIM answers with a status of 400 or more.
 *
 * Every call of an operation that passed authorization leaves a CloudTrail record, reads too.
 * Assumed: a call without a good token, or of an operation that does not exist, leaves none
 * (CloudTrail lists no event for either).
 */
export async function handleScim(world: World, request: HttpRequest): Promise<HttpResponse> {
  const requestId = world.random.uuid()
  try {
    const route = routeOf(request)
    const connection = authorized(world, request, route?.tenantId)
    const operation = route?.operation
    // Assumed: the developer guide says of ValidationException that it "also occurs if the
    // operation is unsupported", and names no other answer.
    if (!route || !operation)
      throw invalid(`${request.method} on ${request.path} is an unsupported operation.`)
    const call = callOf(world, request, { route, connection, requestId })
    const answer = recorded(operation, call, request.headers['user-agent'] ?? '')
    return jsonResponse(answer.status, requestId, answer.body)
  } catch (problem) {
    if (problem instanceof AwsError) return errorResponse(problem, requestId, world.clock.now())
    throw problem
  }
}

/** The guide: "Authorization header is invalid or missing", or "the tenant ID is incorrect". */
function authorized(
  world: World,
  { headers }: HttpRequest,
  tenantId: string | undefined,
): ScimConnection {
  const token = /^Bearer\s+(\S+)\s*$/i.exec(headers.authorization ?? '')?.[1]
  if (token === undefined) throw unauthorized('send the header Authorization: Bearer <token>')
  const connection = directoryOf(world).connections.get(token)
  if (!connection) throw unauthorized('the bearer token is not one of this directory')
  if (tenantId !== undefined && tenantId !== connection.tenantId)
    throw unauthorized('the tenant in the path is not the one of the bearer token')
  return connection
}

interface Arrived {
  readonly route: ScimRoute
  readonly connection: ScimConnection
  readonly requestId: string
}

function callOf(
  world: World,
  request: HttpRequest,
  { route, connection, requestId }: Arrived,
): ScimCall {
  const { tenantId, tokenId, identityStoreId } = connection
  let parsed: JsonObject | undefined
  return {
    world,
    store: identityStoreOf(world, identityStoreId),
    connection,
    // Assumed: what AWS writes as the Issuer of an external id is not established.
    issuer: `https://scim.${world.region}.amazonaws.com/${tenantId}/scim/v2`,
    baseUrl: `${world.url}/${tenantId}/scim/v2`,
    id: route.id,
    query: request.query,
    body: () => {
      parsed ??= parseObject(request.body)
      return parsed
    },
    author: { by: tokenId, atMs: world.clock.now() },
    requestId,
  }
}

function recorded(operation: ScimOperation, call: ScimCall, userAgent: string): ScimAnswer {
  const trail = integrations.of(call.world)
  try {
    const answer = operation.run(call)
    trail.recordTrail(scimRecord({ operation, call, outcome: answer, userAgent }))
    return answer
  } catch (problem) {
    if (problem instanceof AwsError)
      trail.recordTrail(scimRecord({ operation, call, outcome: problem, userAgent }))
    throw problem
  }
}
