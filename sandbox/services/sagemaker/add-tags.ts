/** AddTags: at most 50 in all (the error beyond that is assumed). Answers the tags sent. */

import { MAX_TAGS, putTags, type Tag, tagsOf } from '../../studio/tags.ts'
import { requireNoAutomaticTag } from './automatic-tags.ts'
import { validationException } from './errors.ts'
import { studioAction } from './studio-action.ts'
import { requireTagKeys } from './tag-rules.ts'
import { taggedResource } from './tagged-resource.ts'

interface AddTagsRequest {
  readonly ResourceArn: string
  readonly Tags: readonly Tag[]
}

export const action = studioAction('AddTags', (request: AddTagsRequest, call) => {
  requireTagKeys(request.Tags)
  requireNoAutomaticTag(request.Tags.map(({ Key }) => Key))
  const arn = taggedResource(call, request.ResourceArn)
  const keys = [...tagsOf(call.world, arn), ...request.Tags].map(({ Key }) => Key)
  if (new Set(keys).size > MAX_TAGS) {
    throw validationException(`Resource [${arn}] cannot have more than ${MAX_TAGS} tags`)
  }
  putTags(call.world, arn, request.Tags)
  return { Tags: request.Tags }
})
