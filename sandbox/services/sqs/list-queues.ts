/** ListQueues: up to 1,000 a page; without MaxResults no token is given, as documented. */
import { listQueues, queueUrl } from '../../queues/queue.ts'
import { type Action, AwsError } from '../service.ts'

interface ListQueuesRequest {
  readonly QueueNamePrefix?: string
  /** 1 to 1,000. */
  readonly MaxResults?: number
  /** The name of the last queue of the page before, in base64. */
  readonly NextToken?: string
}

export const action: Action = (input: ListQueuesRequest, { world, accountId, region }) => {
  const { QueueNamePrefix = '', MaxResults, NextToken } = input
  if (MaxResults !== undefined && !(MaxResults >= 1 && MaxResults <= 1000))
    throw new AwsError('InvalidParameterValue', 'MaxResults must be between 1 and 1000.')
  const after = NextToken === undefined ? '' : Buffer.from(NextToken, 'base64').toString()
  const left = listQueues(world, { accountId, region }).filter(
    ({ name }) => name.startsWith(QueueNamePrefix) && name > after,
  )
  const page = left.slice(0, MaxResults ?? 1000)
  const last = page.at(-1)
  const more = MaxResults !== undefined && left.length > page.length && last
  return {
    ...(page.length > 0 && { QueueUrls: page.map((queue) => queueUrl(world, queue)) }),
    ...(more && { NextToken: Buffer.from(more.name).toString('base64') }),
  }
}
