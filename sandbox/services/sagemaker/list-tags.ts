/** ListTags: one page, as a resource has at most 50 tags and a page holds at least that many. */
import { tagsOf } from '../../studio/tags.ts'
import { studioAction } from './studio-action.ts'
import { taggedResource } from './tagged-resource.ts'

export const action = studioAction('ListTags', (request: { ResourceArn: string }, call) => ({
  Tags: tagsOf(call.world, taggedResource(call, request.ResourceArn)),
}))
