/**
 * A client in a file of its own, so that a bundle carries only those it uses. The endpoint is the
 * SDK's own choice: AWS, or `AWS_ENDPOINT_URL` where that is set.
 */
import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { clientSettings } from './settings.ts'

/** Putting events is one short write. */
export function eventBridge(): EventBridgeClient {
  return new EventBridgeClient(clientSettings(3_000))
}
