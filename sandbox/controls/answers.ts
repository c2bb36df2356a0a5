/** How the sandbox's own pages answer: JSON, and 400 with a sentence for what they cannot read. */
import type { HttpRequest, HttpResponse } from '../contracts.ts'
import { parseJson } from '../endpoint/parse-json.ts'

/** A request the controls refuse; the message tells what would be right. */
export class ControlRefused extends Error {
  readonly status: number

  constructor(message: string, status = 400) {
    super(message)
    this.name = 'ControlRefused'
    this.status = status
  }
}

export function json(value: unknown, status = 200): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: `${JSON.stringify(value)}\n`,
  }
}

/** The body as JSON. Throws `ControlRefused` when it is none. */
export function readBody(request: HttpRequest): unknown {
  try {
    return request.body.length === 0 ? null : parseJson(request.body)
  } catch {
    throw new ControlRefused('The body is not JSON.')
  }
}

/**
 * The body as an object whose members are among `known`. Throws `ControlRefused` naming the first
 * that is not.
 */
export function readMembers(
  request: HttpRequest,
  known: readonly string[],
): Readonly<Record<string, unknown>> {
  const body = readBody(request)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new ControlRefused(`The body must be an object with ${known.join(', ')}.`)
  }
  const stranger = Object.keys(body).find((name) => !known.includes(name))
  if (stranger === undefined) return { ...body }
  throw new ControlRefused(`"${stranger}" is not known here; there are ${known.join(', ')}.`)
}

/** A whole number of at least `least`. Throws `ControlRefused` naming the member. */
export function readCount(value: unknown, name: string, least: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least) return value
  throw new ControlRefused(
    `"${name}" must be a whole number of at least ${least}; it is ${JSON.stringify(value)}.`,
  )
}
