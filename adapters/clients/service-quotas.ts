/**
 * A client in a file of its own, so that a bundle carries only those it uses. The endpoint is the
 * SDK's own choice: AWS, or `AWS_ENDPOINT_URL` where that is set.
 */
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas'
import { clientSettings } from './settings.ts'

/** Asked once an hour, and when a quota was met. */
export function serviceQuotasClient(): ServiceQuotasClient {
  return new ServiceQuotasClient(clientSettings(5_000))
}
