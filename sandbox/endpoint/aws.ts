/** Answers AWS API calls: reads the protocol, finds the caller, runs and records the action. */
import type { HttpRequest, HttpResponse } from '../contracts.ts'
import type { Call, Caller, Outcome } from '../services/service.ts'
import type { World } from '../world/world.ts'
import { jsonProtocol } from './json-protocol.ts'
import { awsErrorOf, perform } from './perform.ts'
import type { Protocol, ReadRequest } from './protocol.ts'
import { queryProtocol } from './query-protocol.ts'
import { restProtocol } from './rest-protocol.ts'
import { s3Protocol } from './s3-protocol.ts'
import type { Service } from './service-table.ts'
import { scopeOf } from './signature.ts'

/** Finds who holds an access key; may throw `AwsError` (an expired session). */
export type CallerOf = (world: World, accessKeyId: string | undefined) => Caller

export type AwsApi = (world: World, request: HttpRequest) => Promise<HttpResponse>

/** Protocols are tried in the order of how often they are spoken. */
export function awsApi(services: readonly Service[], callerOf: CallerOf): AwsApi {
  const protocols = [
    jsonProtocol(services),
    s3Protocol(services),
    queryProtocol(services),
    restProtocol(services),
  ]
  return async (world, request) => {
    const requestId = world.random.uuid()
    for (const protocol of protocols) {
      const read = protocol.read(request)
      if (read) return holdingClock({ world, request, requestId, protocol, read, callerOf })
    }
    return unknownOperation(request, requestId)
  }
}

interface Serving {
  readonly world: World
  readonly request: HttpRequest
  readonly requestId: string
  readonly protocol: Protocol
  readonly read: ReadRequest
  readonly callerOf: CallerOf
}

/** A request under way is something running: time does not jump, unless the action waits for it. */
async function holdingClock(serving: Serving): Promise<HttpResponse> {
  const { world, read } = serving
  if (read.service.definition.waits?.includes(read.action)) return serve(serving)
  const release = world.clock.hold()
  try {
    return await serve(serving)
  } finally {
    release()
  }
}

async function serve(serving: Serving): Promise<HttpResponse> {
  const { world, read, protocol, requestId } = serving
  let outcome: Outcome
  try {
    const call = callFrom(serving)
    const { name } = read.service.definition
    world.calls.record(call.caller.roleArn ?? 'operator', name, read.action)
    outcome = await perform(read.service, read.action, { input: read.input(), call })
  } catch (error) {
    outcome = { ok: false, error: awsErrorOf(error) }
  }
  return protocol.write(outcome, read, requestId)
}

function callFrom({ world, request, requestId, read, callerOf }: Serving): Call {
  const scope = scopeOf(request)
  const caller = callerOf(world, scope?.accessKeyId)
  return {
    world,
    caller,
    requestId,
    accountId: caller.accountId,
    region: read.service.definition.globalRegion ?? (scope?.region || world.region),
    userAgent: request.headers['user-agent'] ?? '',
  }
}

function unknownOperation(request: HttpRequest, requestId: string): HttpResponse {
  const target = request.headers['x-amz-target']
  const asked = target ?? `${request.method} ${request.path}`
  const message = `the sandbox has no service for "${asked}": sandbox/README.md lists what it has`
  return {
    status: target === undefined ? 404 : 400,
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-requestid': requestId,
      'x-amzn-errortype': 'UnknownOperationException',
    },
    body: JSON.stringify({ __type: 'UnknownOperationException', message }),
  }
}
