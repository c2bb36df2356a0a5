/** The sandbox's API behind a port that can meet every call with a service's trouble. */
import { awsApi } from '../../sandbox/endpoint/aws.ts'
import { openEndpoint } from '../../sandbox/endpoint/server.ts'
import { services } from '../../sandbox/index.generated.ts'
import { callerOf } from '../../sandbox/services/sts/sessions.ts'
import type { World } from '../../sandbox/world/world.ts'
import type { Trouble } from './service-ports.ts'

type Words = Readonly<Record<Trouble, readonly [status: number, code: string]>>

/** Of the JSON protocols (common errors of the services' API references). */
const usual: Words = {
  throttled: [400, 'ThrottlingException'],
  denied: [400, 'AccessDeniedException'],
  failed: [500, 'InternalServerException'],
}

/** By signing name. Codes of DynamoDB, S3, IAM, Service Quotas, the Tagging API (references). */
const words: Readonly<Record<string, Words>> = {
  dynamodb: { ...usual, throttled: [400, 'ProvisionedThroughputExceededException'] },
  iam: {
    throttled: [400, 'Throttling'],
    denied: [403, 'AccessDenied'],
    failed: [500, 'ServiceFailure'],
  },
  s3: {
    throttled: [503, 'SlowDown'],
    denied: [403, 'AccessDenied'],
    failed: [500, 'InternalError'],
  },
  servicequotas: { ...usual, throttled: [400, 'TooManyRequestsException'] },
  tagging: { ...usual, throttled: [400, 'ThrottledException'] },
}

/** Status and error code of a service, by its signing name. */
export function wordsFor(name: string, trouble: Trouble): readonly [status: number, code: string] {
  return (words[name] ?? usual)[trouble]
}

export async function troubledEndpoint(world: World) {
  let met: Trouble | undefined
  const api = awsApi(services, callerOf)
  const endpoint = await openEndpoint(0, async (request) => {
    if (met === undefined) return api(world, request)
    const [, name = ''] =
      /Credential=(?:[^/]+\/){3}([^/]+)/.exec(`${request.headers.authorization}`) ?? []
    const [status, code] = wordsFor(name, met)
    const message = `${code} as asked for`
    if (name !== 's3' && name !== 'iam')
      return { status, body: JSON.stringify({ __type: code, message }) }
    const error = `<Error><Code>${code}</Code><Message>${message}</Message></Error>`
    const body = name === 's3' ? error : `<ErrorResponse>${error}</ErrorResponse>`
    return { status, headers: { 'content-type': 'text/xml' }, body }
  })
  return {
    settings: {
      endpoint: endpoint.url,
      region: world.region,
      credentials: { accessKeyId: 'AKIAOPERATOR', secretAccessKey: 'none' },
      maxAttempts: 1,
    },
    trouble(kind?: Trouble) {
      met = kind
    },
    close: () => endpoint.close(),
  }
}
