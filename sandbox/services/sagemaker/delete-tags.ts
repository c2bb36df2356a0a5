/** DeleteTags: keys that are not there are no error (assumed). */

import { removeTags } from '../../studio/tags.ts'
import { requireNoAutomaticTag } from './automatic-tags.ts'
import { studioAction } from './studio-action.ts'
import { taggedResource } from './tagged-resource.ts'

interface DeleteTagsRequest {
  readonly ResourceArn: string
  readonly TagKeys: readonly string[]
}

export const action = studioAction('DeleteTags', (request: DeleteTagsRequest, call) => {
  requireNoAutomaticTag(request.TagKeys)
  removeTags(call.world, taggedResource(call, request.ResourceArn), request.TagKeys)
  return {}
})
