/** awsJson1_0 and awsJson1_1: `X-Amz-Target: <prefix>.<Operation>`, JSON in, JSON out. */
import type { HttpRequest, HttpResponse } from '../contracts.ts'
import { AwsError, type Outcome } from '../services/service.ts'
import { shapesOf } from '../shapes/action-shapes.ts'
import { parseJson } from './parse-json.ts'
import { errorBody, type Protocol, type ReadRequest } from './protocol.ts'
import type { Service } from './service-table.ts'

export function jsonProtocol(services: readonly Service[]): Protocol {
  const byTarget = new Map<string, Service>()
  for (const service of services) {
    const { protocol, target } = service.definition
    if (protocol.startsWith('awsJson') && target) byTarget.set(target, service)
  }
  return {
    read(request) {
      const target = request.headers['x-amz-target']
      if (target === undefined) return undefined
      const dot = target.lastIndexOf('.')
      const service = byTarget.get(target.slice(0, dot))
      return service && { service, action: target.slice(dot + 1), input: () => readJson(request) }
    },
    write,
  }
}

/** An empty body is an empty request. Throws `SerializationException` (400). */
export function readJson(request: HttpRequest): unknown {
  if (request.body.length === 0) return {}
  try {
    const value = parseJson(request.body)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {
    // Answered below, as a body that holds no object is.
  }
  throw new AwsError('SerializationException', 'The request body is not a JSON object')
}

function write(
  outcome: Outcome,
  { service, action }: ReadRequest,
  requestId: string,
): HttpResponse {
  const version = service.definition.protocol === 'awsJson1_0' ? '1.0' : '1.1'
  const headers = {
    'content-type': `application/x-amz-json-${version}`,
    'x-amzn-requestid': requestId,
  }
  if (outcome.ok) return { status: 200, headers, body: JSON.stringify(outcome.output ?? {}) }
  return {
    status: outcome.error.status,
    headers: {
      ...headers,
      'x-amzn-errortype': outcome.error.code,
      ...queryError(service.definition.name, action, outcome.error),
    },
    body: errorBody(outcome),
  }
}

/** Services that once spoke the query protocol tell the error's name in it (SQS). */
function queryError(
  service: string,
  action: string,
  { code, status }: AwsError,
): Readonly<Record<string, string>> {
  const queryCode = shapesOf(service, action)?.errorOf(code)?.queryCode
  if (queryCode === undefined) return {}
  return { 'x-amzn-query-error': `${queryCode};${status < 500 ? 'Sender' : 'Receiver'}` }
}
