/** awsQuery: a form with `Action` and `Version` in, XML out. */
import type { HttpRequest, HttpResponse } from '../contracts.ts'
import { AwsError, type Outcome } from '../services/service.ts'
import type { Protocol, ReadRequest } from './protocol.ts'
import type { Service } from './service-table.ts'
import { element, elements } from './xml.ts'

export function queryProtocol(services: readonly Service[]): Protocol {
  const byVersion = new Map<string, Service>()
  for (const service of services) {
    const { query } = service.definition
    if (query) byVersion.set(query.version, service)
  }
  return {
    read(request) {
      const form = formOf(request)
      const action = form?.get('Action')
      const service = byVersion.get(form?.get('Version') ?? '')
      if (!form || !action || !service) return undefined
      return { service, action, input: () => membersOf(form) }
    },
    write,
  }
}

function formOf(request: HttpRequest): URLSearchParams | undefined {
  if (request.query.has('Action')) return request.query
  const type = request.headers['content-type'] ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded')) return undefined
  return new URLSearchParams(request.body.toString())
}

/** Deeper members could exhaust the stack (the limit and its answer are assumed). */
const deepest = 50

type Node = string | Branch
interface Branch {
  [name: string]: Node
}

/**
 * `Tags.member.1.Key=a` becomes `{ Tags: [{ Key: 'a' }] }`, and `Tags.entry.1.key=a` with
 * `Tags.entry.1.value=b` becomes `{ Tags: { a: 'b' } }`. Every value stays text: only an action
 * knows which of its members are numbers.
 */
function membersOf(form: URLSearchParams): unknown {
  const root: Branch = Object.create(null)
  for (const [path, value] of form) {
    const steps = path.split('.', deepest + 1)
    if (steps.length > deepest)
      throw new AwsError('MalformedInput', `a member is nested more than ${deepest} deep`)
    const last = steps.pop() ?? ''
    if (path === 'Action' || path === 'Version') continue
    let place = root
    for (const step of steps) {
      const known = place[step]
      const next: Branch = typeof known === 'object' ? known : Object.create(null)
      place[step] = next
      place = next
    }
    place[last] = value
  }
  return withLists(root)
}

function withLists(node: Node): unknown {
  if (typeof node === 'string') return node
  const { member, entry } = node
  const isAlone = Object.keys(node).length === 1
  if (typeof member === 'object' && isAlone) {
    const numbers = Object.keys(member).sort((left, right) => Number(left) - Number(right))
    return numbers.map((number) => withLists(member[number] ?? ''))
  }
  if (typeof entry === 'object' && isAlone) return mapOf(Object.values(entry))
  return Object.fromEntries(Object.entries(node).map(([name, one]) => [name, withLists(one)]))
}

/** Services name the two parts of an entry with small or capital letters. */
function mapOf(entries: readonly Node[]): unknown {
  const rows = entries.map((one) => {
    const { key, Name = key, value, Value = value } = Object(one)
    return [String(Name), withLists(Value ?? '')]
  })
  return Object.fromEntries(rows)
}

function write(
  outcome: Outcome,
  { service, action }: ReadRequest,
  requestId: string,
): HttpResponse {
  const namespace = service.definition.query?.xmlNamespace ?? ''
  const headers = { 'content-type': 'text/xml', 'x-amzn-requestid': requestId }
  if (outcome.ok) {
    const metadata = element('ResponseMetadata', element('RequestId', requestId, true))
    const result = element(`${action}Result`, elements(outcome.output ?? {}))
    const body = element(`${action}Response xmlns="${namespace}"`, result + metadata)
    return { status: 200, headers, body }
  }
  const { code, message, status, fields } = outcome.error
  const type = status < 500 ? 'Sender' : 'Receiver'
  const error = element('Error', elements({ Type: type, Code: code, Message: message, ...fields }))
  const id = element('RequestId', requestId, true)
  return { status, headers, body: element(`ErrorResponse xmlns="${namespace}"`, error + id) }
}
