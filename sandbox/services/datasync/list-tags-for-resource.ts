/** ListTagsForResource: of a location, a task or an execution. */
import type { Action } from '../service.ts'
import { requireTaggable } from './find.ts'
import { type ListRequest, pageOf } from './list.ts'
import { tagsByKey } from './tags.ts'

type ListTagsRequest = ListRequest & { readonly ResourceArn: string }

export const action: Action = (request: ListTagsRequest, call) => {
  requireTaggable(call, request.ResourceArn)
  const tags = Object.entries(tagsByKey(call.world, request.ResourceArn))
  const { rows, next } = pageOf(tags, request)
  return { Tags: rows.map(([Key, Value]) => ({ Key, Value })), ...next }
}
