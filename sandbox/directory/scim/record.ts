/** The CloudTrail record of a SCIM call, with `eventSource` identitystore-scim.amazonaws.com. */
import type { TrailRecord } from '../../contracts.ts'
import { AwsError } from '../../services/service.ts'
import { HIDDEN, hideTexts, trailDate } from '../redaction.ts'
import { isObject, type JsonObject } from './json.ts'
import type { ScimAnswer, ScimCall, ScimOperation } from './operation.ts'

export interface Recorded {
  readonly operation: ScimOperation
  readonly call: ScimCall
  readonly outcome: ScimAnswer | AwsError
  readonly userAgent: string
}

/**
 * CreateUser and every failed call are shaped as AWS's published records
 * (https://docs.aws.amazon.com/singlesignon/latest/userguide/scim-logging-using-cloudtrail.html).
 *
 * Synthetic, because no such record is published: a successful PatchGroup is the failed one
 * without its error and with the `path` of each operation; successful PatchUser and PutUser have
 * null `responseElements`; CreateGroup answers its id as CreateUser does; deletions and reads
 * carry ids only, a filter hidden.
 */
export function scimRecord({ operation, call, outcome, userAgent }: Recorded): TrailRecord {
  const failed = outcome instanceof AwsError
  const { world, connection } = call
  return {
    eventVersion: '1.10',
    eventSource: 'identitystore-scim.amazonaws.com',
    eventName: operation.eventName,
    readOnly: operation.readOnly,
    userIdentity: {
      type: failed ? 'Unknown' : 'WebIdentityUser',
      accountId: world.accountId,
      accessKeyId: connection.tokenId,
    },
    userAgent,
    ...(failed ? { errorCode: outcome.code, errorMessage: outcome.message } : {}),
    requestParameters: requestParameters(operation, call),
    responseElements: failed ? null : responseElements(operation, outcome),
    extra: {
      requestID: call.requestId,
      tlsDetails: { clientProvidedHostHeader: `scim.${world.region}.amazonaws.com` },
    },
  }
}

function requestParameters(operation: ScimOperation, call: ScimCall): JsonObject {
  const { id, query, connection } = call
  const httpBody = operation.readOnly ? undefined : hiddenBody(operation, call)
  const count = query.get('count')
  return {
    ...(httpBody === undefined ? {} : { httpBody }),
    tenantId: connection.tenantId,
    ...(id === '' ? {} : { id }),
    ...(query.has('filter') ? { filter: HIDDEN } : {}),
    ...(count === null ? {} : { count }),
  }
}

function hiddenBody({ eventName }: ScimOperation, { body }: ScimCall): JsonObject | undefined {
  if (eventName.startsWith('Delete')) return undefined
  const parsed = readable(body)
  if (parsed === undefined) return undefined
  return eventName.startsWith('Patch') ? hiddenPatch(parsed) : hiddenResource(parsed)
}

/** A body that cannot be read leaves no `httpBody` (assumed). */
function readable(body: () => JsonObject): JsonObject | undefined {
  try {
    return body()
  } catch (problem) {
    if (problem instanceof AwsError) return undefined
    throw problem
  }
}

function hiddenPatch({ schemas, Operations, operations = Operations }: JsonObject): JsonObject {
  return {
    ...(Array.isArray(operations) ? { operations: operations.map(hiddenOperation) } : {}),
    ...(schemas === undefined ? {} : { schemas: [HIDDEN] }),
  }
}

/**
 * The filter within a path is left out of the record: it can hold a user id or an address, and
 * what AWS writes there is not established.
 */
function hiddenOperation(operation: unknown): unknown {
  if (!isObject(operation)) return HIDDEN
  const { op, path, value } = operation
  return {
    ...(typeof op === 'string' ? { op: knownOp(op) } : {}),
    ...(typeof path === 'string' ? { path: shownPath(path) } : {}),
    ...(value === undefined ? {} : { value: HIDDEN }),
  }
}

function shownPath(path: string): string {
  const withoutFilter = path.replace(/\[.*\]/s, '')
  return /^[\w$:.-]+$/.test(withoutFilter) ? withoutFilter : HIDDEN
}

function knownOp(op: string): string {
  const upper = op.toUpperCase()
  return ['ADD', 'REPLACE', 'REMOVE'].includes(upper) ? upper : HIDDEN
}

/** `externalId` never reaches CloudTrail; whole lists and extensions are hidden as one. */
function hiddenResource(resource: JsonObject): JsonObject {
  const shown = Object.entries(resource).filter(([name]) => name !== 'externalId')
  return Object.fromEntries(shown.map(([name, value]) => [name, hiddenMember(name, value)]))
}

function hiddenMember(name: string, value: unknown): unknown {
  if (name === 'active' && typeof value === 'boolean') return value
  if (name === 'id') return /^[0-9a-f-]{36,47}$/i.test(String(value)) ? value : HIDDEN
  if (name === 'name' && isObject(value)) return hideTexts(value)
  if (name === 'schemas' && Array.isArray(value))
    return value.map((schema) => (/^urn:ietf:params:scim:/.test(String(schema)) ? schema : HIDDEN))
  return HIDDEN
}

function responseElements(operation: ScimOperation, { body }: ScimAnswer): JsonObject | null {
  if (!operation.recordsAnswer || !body) return null
  const { meta, ...resource } = body
  if (!isObject(meta)) return hiddenResource(resource)
  const { created, lastModified, resourceType } = meta
  const dates = { created: dateOf(created), lastModified: dateOf(lastModified), resourceType }
  return { meta: dates, ...hiddenResource(resource) }
}

function dateOf(time: unknown): string {
  return trailDate(Date.parse(String(time)))
}
