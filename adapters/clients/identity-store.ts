/**
 * A client in a file of its own, so that a bundle carries only those it uses. The endpoint is the
 * SDK's own choice: AWS, or `AWS_ENDPOINT_URL` where that is set.
 */
import { IdentitystoreClient } from '@aws-sdk/client-identitystore'
import { clientSettings } from './settings.ts'

/** Pages of 100 take longer than single items. */
export function identityStore(): IdentitystoreClient {
  return new IdentitystoreClient(clientSettings(5_000))
}
