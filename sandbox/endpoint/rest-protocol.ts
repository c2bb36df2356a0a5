/** restJson: the action is in method and path, its members in path, query, headers and body. */
import type { HttpRequest, HttpResponse } from '../contracts.ts'
import { AwsError, type Outcome } from '../services/service.ts'
import { readJson } from './json-protocol.ts'
import { errorBody, type Protocol, type ReadRequest } from './protocol.ts'
import type { Service } from './service-table.ts'
import { signingService } from './signature.ts'

interface Route {
  readonly service: Service
  readonly method: string
  readonly path: RegExp
  readonly action: string
}

/**
 * Signed requests go to the service their signature names, unsigned ones (the access portal) to
 * whichever has the route. Members carry the names they have on the wire: those of the body, of
 * the path's placeholders, of the query, and of `x-amz-*` headers in lower case.
 */
export function restProtocol(services: readonly Service[]): Protocol {
  const routes = services.flatMap(routesOf)
  return {
    read(request) {
      const signedFor = signingService(request)
      for (const route of routes) {
        const { service, method, action } = route
        if (method !== request.method) continue
        if (signedFor !== undefined && signedFor !== service.definition.name) continue
        const found = route.path.exec(request.path)
        if (found) return { service, action, input: () => membersOf(request, found.groups ?? {}) }
      }
      return undefined
    },
    write,
  }
}

function routesOf(service: Service): Route[] {
  if (service.definition.protocol !== 'restJson') return []
  return Object.entries(service.definition.routes ?? {}).map(([pattern, action]) => {
    const [method = '', path = ''] = pattern.split(' ')
    return { service, method, path: patternOf(path), action }
  })
}

/** `{Name}` takes one step of the path, `{Name+}` all that is left. */
function patternOf(path: string): RegExp {
  const source = path.replace(/\{(\w+)\+\}/g, '(?<$1>.+)').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')
  return new RegExp(`^${source}/?$`)
}

function membersOf(request: HttpRequest, placeholders: Readonly<Record<string, string>>): object {
  const amazon = Object.entries(request.headers).filter(([name]) => name.startsWith('x-amz-'))
  const fromPath = Object.entries(placeholders).map(([name, text]) => [name, decoded(text)])
  return {
    ...Object.fromEntries(amazon),
    ...Object.fromEntries(request.query),
    ...Object(readJson(request)),
    ...Object.fromEntries(fromPath),
  }
}

/** Throws `ValidationException` (400) for an escape that is none (assumed). */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new AwsError('ValidationException', `The path holds an ill-formed escape: ${text}`)
  }
}

function write(outcome: Outcome, _read: ReadRequest, requestId: string): HttpResponse {
  const headers = { 'content-type': 'application/json', 'x-amzn-requestid': requestId }
  if (outcome.ok) return { status: 200, headers, body: JSON.stringify(outcome.output ?? {}) }
  return {
    status: outcome.error.status,
    headers: { ...headers, 'x-amzn-errortype': outcome.error.code },
    body: errorBody(outcome),
  }
}
