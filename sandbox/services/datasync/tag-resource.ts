/** TagResource: sets tags; those not named stay. At most 50 (assumed of the error). */
import type { Action } from '../service.ts'
import { invalid, requireTaggable } from './find.ts'
import { putTags, type TagEntry, tagsByKey } from './tags.ts'

interface TagResourceRequest {
  readonly ResourceArn: string
  readonly Tags: readonly TagEntry[]
}

const mostTags = 50

export const action: Action = ({ ResourceArn, Tags }: TagResourceRequest, call) => {
  requireTaggable(call, ResourceArn)
  const keys = new Set(Object.keys(tagsByKey(call.world, ResourceArn)))
  for (const { Key } of Tags) keys.add(Key)
  if (keys.size > mostTags) throw invalid(`A resource can have at most ${mostTags} tags.`)
  putTags(call.world, ResourceArn, Tags)
  return {}
}
