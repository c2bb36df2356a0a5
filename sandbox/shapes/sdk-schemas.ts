/** The SDK's schemas of a service, as its client package exports them. */
import { createRequire } from 'node:module'
import { NormalizedSchema } from '@smithy/core/schema'

type Exports = Readonly<Record<string, unknown>>

const packages: Readonly<Record<string, string>> = {
  datasync: '@aws-sdk/client-datasync',
  dynamodb: '@aws-sdk/client-dynamodb',
  events: '@aws-sdk/client-eventbridge',
  iam: '@aws-sdk/client-iam',
  identitystore: '@aws-sdk/client-identitystore',
  sagemaker: '@aws-sdk/client-sagemaker',
  scheduler: '@aws-sdk/client-scheduler',
  servicequotas: '@aws-sdk/client-service-quotas',
  sqs: '@aws-sdk/client-sqs',
  'sso-admin': '@aws-sdk/client-sso-admin',
  sso: '@aws-sdk/nested-clients/sso',
  states: '@aws-sdk/client-sfn',
  sts: '@aws-sdk/client-sts',
  tagging: '@aws-sdk/client-resource-groups-tagging-api',
}

/** A client takes 5 to 60 ms to load: each is loaded when its service is first called. */
const load = createRequire(import.meta.url)

/** The places in a schema's tuple, which the SDK does not document; a test pins them. */
const place = { kind: 0, name: 2, input: 4, output: 5, requiredCount: 6 } as const
const kinds = { error: -3, operation: 9 } as const

type SchemaRef = Parameters<typeof NormalizedSchema.of>[0]

export interface OperationSchemas {
  readonly input: NormalizedSchema
  readonly output: NormalizedSchema
}

export interface ErrorSchema {
  /** As it stands on the wire. */
  readonly code: string
  /** The name that clients of the query protocol know, where it is another. */
  readonly queryCode: string | undefined
  readonly status: number
  readonly schema: NormalizedSchema
}

export interface SdkSchemas {
  operation(name: string): OperationSchemas | undefined
  /** By shape name. */
  error(name: string): ErrorSchema | undefined
}

/** Undefined for a service that no SDK package speaks to. */
export function sdkSchemas(service: string): SdkSchemas | undefined {
  const name = packages[service]
  if (name === undefined) return undefined
  const exports: Exports = load(name)
  const tupleOf = (shape: string) => {
    const found = exports[`${shape}$`]
    return Array.isArray(found) ? (found as readonly unknown[]) : undefined
  }
  return {
    operation(name) {
      const tuple = tupleOf(name)
      if (tuple?.[place.kind] !== kinds.operation) return undefined
      return { input: normalized(tuple[place.input]), output: normalized(tuple[place.output]) }
    },
    error(name) {
      const tuple = tupleOf(name)
      return tuple?.[place.kind] === kinds.error ? errorOf(tuple, service) : undefined
    },
  }
}

function normalized(reference: unknown): NormalizedSchema {
  return NormalizedSchema.of(reference as SchemaRef)
}

interface ErrorTraits {
  readonly awsQueryError?: readonly [code: string, status: number]
  readonly httpError?: number
}

/** Services that speak the query protocol: there the query code stands on the wire. */
const queryServices = ['iam', 'sts']

function errorOf(tuple: readonly unknown[], service: string): ErrorSchema {
  const schema = normalized(tuple)
  const { awsQueryError, httpError } = schema.getMergedTraits() as ErrorTraits
  const name = String(tuple[place.name])
  const queryCode = awsQueryError?.[0]
  const code = queryServices.includes(service) ? (queryCode ?? name) : name
  return { code, queryCode, status: httpError ?? 400, schema }
}

/** The members that must be there: the first so many of the structure. */
export function requiredCount(schema: NormalizedSchema): number {
  const tuple: unknown = schema.getSchema()
  const count = Array.isArray(tuple) ? tuple[place.requiredCount] : undefined
  return typeof count === 'number' ? count : 0
}
