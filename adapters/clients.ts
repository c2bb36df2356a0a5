/**
 * Every SDK client, one a process, with its timeouts and attempts said aloud. The endpoint is the
 * SDK's own choice: AWS, or `AWS_ENDPOINT_URL` where that is set.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { IdentitystoreClient } from '@aws-sdk/client-identitystore'
import { SageMakerClient } from '@aws-sdk/client-sagemaker'
import { SFNClient } from '@aws-sdk/client-sfn'

/** A Region without an answer within a second is not going to give one. */
const CONNECTION_TIMEOUT_MS = 1_000

/**
 * Functions have 30 seconds and more: four attempts of at most `requestMs`, with the SDK's own
 * exponential backoff and full jitter between them, end well before that.
 */
function settings(requestMs: number) {
  return {
    maxAttempts: 4,
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      requestTimeout: requestMs,
      throwOnRequestTimeout: true,
    },
  }
}

/** Single items and transactions answer within tens of milliseconds. */
export const dynamoDb = once(() => new DynamoDBClient(settings(3_000)))

export const identityStore = once(() => new IdentitystoreClient(settings(5_000)))

/** The control plane is slower than data planes. */
export const sageMaker = once(() => new SageMakerClient(settings(5_000)))

export const stepFunctions = once(() => new SFNClient(settings(3_000)))

/** Connections live as long as the process, so the client does too. */
function once<Client>(make: () => Client): () => Client {
  let made: Client | undefined
  return () => {
    made ??= make()
    return made
  }
}
