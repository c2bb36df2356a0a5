/** What the wire protocols share: a request is read to an action, an outcome is written. */
import type { HttpRequest, HttpResponse } from '../contracts.ts'
import type { Outcome } from '../services/service.ts'
import type { Service } from './service-table.ts'

export interface ReadRequest {
  readonly service: Service
  /** Operation name; may be one the service has no action for. */
  readonly action: string
  /** Throws `AwsError` when the body cannot be read. */
  readonly input: () => unknown
}

export interface Protocol {
  /** Undefined when the request does not speak this protocol, or to none of these services. */
  read(request: HttpRequest): ReadRequest | undefined
  write(outcome: Outcome, read: ReadRequest, requestId: string): HttpResponse
}

/** The form `{ "__type": code, "message": ... }` of errors, with the error's own fields. */
export function errorBody(outcome: Outcome & { readonly ok: false }): string {
  const { code, message, fields } = outcome.error
  return JSON.stringify({ __type: code, message, ...fields })
}
