/**
 * A client in a file of its own, so that a bundle carries only those it uses. The endpoint is the
 * SDK's own choice: AWS, or `AWS_ENDPOINT_URL` where that is set.
 */
import { DataSyncClient } from '@aws-sdk/client-datasync'
import { clientSettings } from './settings.ts'

/** Making a location tries it out before it answers. */
export function dataSync(): DataSyncClient {
  return new DataSyncClient(clientSettings(10_000))
}
