/**
 * A client in a file of its own, so that a bundle carries only those it uses. The endpoint is the
 * SDK's own choice: AWS, or `AWS_ENDPOINT_URL` where that is set.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { clientSettings } from './settings.ts'

/** Single items and transactions answer within tens of milliseconds. */
export function dynamoDb(): DynamoDBClient {
  return new DynamoDBClient(clientSettings(3_000))
}
