/**
 * A client in a file of its own, so that a bundle carries only those it uses. The endpoint is the
 * SDK's own choice: AWS, or `AWS_ENDPOINT_URL` where that is set.
 */
import { SSOAdminClient } from '@aws-sdk/client-sso-admin'
import { clientSettings } from './settings.ts'

/** All of SSO Admin together is allowed 20 calls a second: it answers slowly under load. */
export function ssoAdmin(): SSOAdminClient {
  return new SSOAdminClient(clientSettings(5_000))
}
