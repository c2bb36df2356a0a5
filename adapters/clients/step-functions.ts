/**
 * A client in a file of its own, so that a bundle carries only those it uses. The endpoint is the
 * SDK's own choice: AWS, or `AWS_ENDPOINT_URL` where that is set.
 */
import { SFNClient } from '@aws-sdk/client-sfn'
import { clientSettings } from './settings.ts'

/** Starting an execution is one short write. */
export function stepFunctions(): SFNClient {
  return new SFNClient(clientSettings(3_000))
}
