/**
 * A client in a file of its own, so that a bundle carries only those it uses. The endpoint is the
 * SDK's own choice: AWS, or `AWS_ENDPOINT_URL` where that is set.
 */
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api'
import { clientSettings } from './settings.ts'

/** It asks other services before it answers. */
export function resourceTags(): ResourceGroupsTaggingAPIClient {
  return new ResourceGroupsTaggingAPIClient(clientSettings(5_000))
}
