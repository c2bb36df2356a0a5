/** What a SCIM operation is given and what it answers. */
import type { World } from '../../world/world.ts'
import type { IdentityStore } from '../identity-store.ts'
import type { Author, ExternalId, ScimConnection } from '../types.ts'
import type { JsonObject } from './json.ts'

export interface ScimCall {
  readonly world: World
  readonly store: IdentityStore
  readonly connection: ScimConnection
  /** The issuer under which this tenant's external ids are kept. */
  readonly issuer: string
  /** The address of the tenant's endpoint, without a slash at its end. */
  readonly baseUrl: string
  /** The id in the path; empty when the path has none. */
  readonly id: string
  readonly query: URLSearchParams
  /** The parsed body. Throws `ValidationException` when it is no JSON object. */
  readonly body: () => JsonObject
  readonly author: Author
  readonly requestId: string
}

export interface ScimAnswer {
  readonly status: number
  readonly body?: JsonObject
}

/** One SCIM operation; `eventName` is its name in the developer guide and in CloudTrail. */
export interface ScimOperation {
  readonly eventName: string
  readonly readOnly: boolean
  /** Whether the published or inferred record shows the answer in `responseElements`. */
  readonly recordsAnswer?: boolean
  run(call: ScimCall): ScimAnswer
}

/** The external ids with this tenant's replaced; `null` removes it, `undefined` keeps it. */
export function withExternalId(
  externalIds: readonly ExternalId[],
  issuer: string,
  externalId: string | null | undefined,
): readonly ExternalId[] {
  if (externalId === undefined) return externalIds
  const others = externalIds.filter(({ Issuer }) => Issuer !== issuer)
  return externalId === null ? others : [...others, { Issuer: issuer, Id: externalId }]
}
