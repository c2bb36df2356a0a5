/** What SQS's actions need: the queue. Batches need what one message needs. */
import type { Authorize, Call } from '../service.ts'

export const authorize: Authorize = (action, input, call) => {
  const needed = `sqs:${action.replace(/Batch$/, '')}`
  if (action === 'ListQueues') return [{ action: needed, resource: '*' }]
  return [{ action: needed, resource: queueOf(input, call) }]
}

/** A queue's URL ends in its account and name, behind its Region where the sandbox made it. */
function queueOf(input: Readonly<Record<string, unknown>>, { region, accountId }: Call): string {
  const { QueueUrl, QueueName } = input
  if (QueueUrl === undefined) return `arn:aws:sqs:${region}:${accountId}:${QueueName}`
  const [name, account, before = ''] = String(QueueUrl).split('/').reverse()
  const own = /^[a-z]+(-[a-z]+)+-\d$/.test(before) ? before : region
  return `arn:aws:sqs:${own}:${account}:${name}`
}
