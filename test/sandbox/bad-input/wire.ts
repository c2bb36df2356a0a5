/** Requests as they go over the wire in each protocol, unsigned or signed for their service. */
import type { ServiceDefinition } from '../../../sandbox/services/service.ts'

export interface Sent {
  /** For messages: what was sent. */
  readonly what: string
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Answer {
  readonly status: number
  readonly body: string
  /** Real milliseconds. */
  readonly tookMs: number
}

export function wireForm(asked: {
  readonly definition: ServiceDefinition
  readonly action: string
  readonly input: unknown
  readonly what: string
}): Sent {
  const { definition, action, input, what } = asked
  if (definition.protocol === 'awsQuery') return queryForm(definition, action, { input, what })
  if (definition.protocol === 'restJson') return restForm(definition, action, { input, what })
  if (definition.protocol === 'restXml') return s3Form(action, { input, what })
  return {
    what,
    method: 'POST',
    path: '/',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `${definition.target}.${action}`,
    },
    body: JSON.stringify(input),
  }
}

interface Asked {
  readonly input: unknown
  readonly what: string
}

function queryForm({ query }: ServiceDefinition, action: string, { input, what }: Asked): Sent {
  const form = new URLSearchParams({ Action: action, Version: query?.version ?? '' })
  flatten(input, '', form)
  return {
    what,
    method: 'POST',
    path: '/',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  }
}

function flatten(value: unknown, path: string, form: URLSearchParams): void {
  if (Array.isArray(value))
    for (const [index, item] of value.entries()) flatten(item, `${path}.member.${index + 1}`, form)
  else if (typeof value === 'object' && value !== null)
    for (const [name, item] of Object.entries(value))
      flatten(item, path === '' ? name : `${path}.${name}`, form)
  else form.append(path, String(value))
}

/** Placeholders of the path first, `x-amz-` members as headers, the others in the query. */
function restForm(definition: ServiceDefinition, action: string, { input, what }: Asked): Sent {
  const members = new Map(Object.entries(Object(input)))
  const [route = ''] =
    Object.entries(definition.routes ?? {}).find(([, name]) => name === action) ?? []
  const [method = 'GET', pattern = ''] = route.split(' ')
  const path = pattern.replace(/\{(\w+)\+?\}/g, (_whole, name: string) => {
    const value = String(members.get(name))
    members.delete(name)
    return encodeURIComponent(value.toWellFormed()) || '%20'
  })
  const headers: Record<string, string> = {
    authorization:
      `AWS4-HMAC-SHA256 Credential=AKIATEST/20260101/eu-west-1/${definition.name}/aws4_request, ` +
      'Signature=0',
  }
  const query = new URLSearchParams()
  for (const [name, value] of members) {
    const inHeader = name.startsWith('x-amz-')
    if (inHeader) headers[name] = Buffer.from(String(value)).toString('base64').slice(0, 4000)
    else query.append(name, String(value).slice(0, 4000))
  }
  return { what, method, path: `${path.slice(0, 8000)}?${query}`, headers }
}

/** The bucket is the input's user name, the key its display name. */
function s3Form(action: string, { input, what }: Asked): Sent {
  const { UserName, DisplayName, Description } = Object(input)
  const [bucket, key] = [UserName, DisplayName].map((text) =>
    encodeURIComponent(String(text).toWellFormed()).slice(0, 4000),
  )
  const method = { Put: 'PUT', Head: 'HEAD', Delete: 'DELETE' }[
    /^[A-Z][a-z]+/.exec(action)?.[0] ?? ''
  ]
  const query = new URLSearchParams({ 'list-type': '2', prefix: String(Description).slice(0, 999) })
  return {
    what,
    method: method ?? 'GET',
    path: action.endsWith('Object') ? `/${bucket}/${key}` : `/${bucket}?${query}`,
    headers: {
      authorization: 'AWS4-HMAC-SHA256 Credential=AKIATEST/20260101/eu-west-1/s3/aws4_request',
    },
    ...(method === 'PUT' && { body: String(Description) }),
  }
}

export async function send(url: string, { method, path, headers, body }: Sent): Promise<Answer> {
  const began = performance.now()
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { ...headers },
    ...(body !== undefined && { body }),
    signal: AbortSignal.timeout(30_000),
  })
  const text = await response.text()
  return { status: response.status, body: text, tookMs: performance.now() - began }
}
