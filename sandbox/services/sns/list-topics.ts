/** ListTopics: those of the caller's account and Region. */
import { listTopics } from '../../topics/topic.ts'
import type { Action } from '../service.ts'
import { pageOf } from './page.ts'

interface ListTopicsRequest {
  readonly NextToken?: string
}

export const action: Action = (input: ListTopicsRequest, { world, accountId, region }) => {
  const { items, next } = pageOf(listTopics(world, { accountId, region }), input.NextToken)
  return { Topics: items.map(({ arn }) => ({ TopicArn: arn })), ...next }
}
