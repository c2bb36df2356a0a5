/**
 * A client in a file of its own, so that a bundle carries only those it uses. The endpoint is the
 * SDK's own choice: AWS, or `AWS_ENDPOINT_URL` where that is set. IAM has one endpoint a partition:
 * from every Region the SDK calls the one in us-east-1 (its peers elsewhere), and signs for there.
 */
import { IAMClient } from '@aws-sdk/client-iam'
import { clientSettings } from './settings.ts'

/** The control plane answers slowly when much is written. */
export function iam(): IAMClient {
  return new IAMClient(clientSettings(5_000))
}
