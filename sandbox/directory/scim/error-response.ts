/** Errors as Identity Center's SCIM endpoint answers them. */
import type { HttpResponse } from '../../contracts.ts'
import type { AwsError } from '../../services/service.ts'

/**
 * The general sentences of 400 and 409 were seen in answers of the real endpoint (slashdevops/
 * idp-scim-sync #57 and #62, 2022; the 400 again in 2024); the others are assumed in their manner.
 */
const sentences: Readonly<Record<number, string>> = {
  400: 'Request is unparsable, syntactically incorrect, or violates schema.',
  401: 'Authorization header is invalid or missing.',
  404: 'Specified resource does not exist.',
  409: 'Refused to create a new, duplicate resource.',
}

/**
 * The members (`schema` beside `schemas`, `status` as a string, `exceptionRequestId`, `timeStamp`)
 * are those of the answers seen. The reason in brackets is the sandbox's own addition: AWS tells
 * it in CloudTrail only.
 */
export function errorResponse(error: AwsError, requestId: string, nowMs: number): HttpResponse {
  const sentence = sentences[error.status] ?? error.code
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:Error']
  return jsonResponse(error.status, requestId, {
    schema: schemas,
    schemas,
    detail: `${sentence} (${error.message})`,
    status: String(error.status),
    exceptionRequestId: requestId,
    timeStamp: new Date(nowMs).toISOString().replace('T', ' ').replace('Z', ''),
  })
}

/** `application/json`, as in all of the developer guide's answers (not `application/scim+json`). */
export function jsonResponse(status: number, requestId: string, body?: object): HttpResponse {
  const headers = { 'content-type': 'application/json', 'x-amzn-requestid': requestId }
  return body === undefined ? { status, headers } : { status, headers, body: JSON.stringify(body) }
}
