/** A sandbox with topics, queues and policies, and SNS spoken over the wire. */
import { issueSession } from '../../../sandbox/services/sts/sessions.ts'
import {
  account,
  document,
  type Enforced,
  enforced,
  queue,
  queueArn,
  queuePolicy,
  region,
  roleArn,
} from '../iam/enforced.ts'

export const topicArn = (name: string) => `arn:aws:sns:${region}:${account}:${name}`

export const topic = (name: string) => ({
  Type: 'AWS::SNS::Topic',
  Properties: { TopicName: name },
})

export const subscription = (to: string, properties: object) => ({
  Type: 'AWS::SNS::Subscription',
  Properties: { TopicArn: { Ref: to }, ...properties },
})

export const topicPolicy = (to: string, ...statements: readonly object[]) => ({
  Type: 'AWS::SNS::TopicPolicy',
  Properties: { Topics: [{ Ref: to }], PolicyDocument: document(...statements) },
})

/** A queue that takes what that topic sends. */
export const mailbox = (name: string, from: string) => ({
  Box: queue(name),
  BoxPolicy: queuePolicy('Box', {
    Effect: 'Allow',
    Principal: { Service: 'sns.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: queueArn(name),
    Condition: { ArnEquals: { 'aws:SourceArn': topicArn(from) } },
  }),
})

export interface TopicSandbox extends Enforced {
  /** Status and text of the answer; as a session of that role, else as an operator. */
  sns(form: Record<string, string>, role?: string): Promise<{ status: number; text: string }>
  /** Bodies of what can be received from a queue. */
  bodies(name: string): Promise<string[]>
  notices(): Promise<ReadonlyArray<Record<string, unknown>>>
}

export async function topicSandbox(
  resources: Parameters<typeof enforced>[0],
): Promise<TopicSandbox> {
  const sandbox = await enforced(resources)
  const { world, url } = sandbox
  const authorization = (service: string, role?: string) => {
    const key =
      role === undefined
        ? 'OPERATOR'
        : issueSession(world, { roleArn: roleArn(role), sessionName: 'one' }).accessKeyId
    const scope = `${key}/20260101/${region}/${service}/aws4_request`
    return `AWS4-HMAC-SHA256 Credential=${scope}, Signature=0`
  }
  return {
    ...sandbox,
    async sns(form, role) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { authorization: authorization('sns', role) },
        body: new URLSearchParams({ Version: '2010-03-31', ...form }),
      })
      return { status: response.status, text: await response.text() }
    },
    async bodies(name) {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          authorization: authorization('sqs'),
          'x-amz-target': 'AmazonSQS.ReceiveMessage',
        },
        body: JSON.stringify({
          QueueUrl: `${url}/queue/${region}/${account}/${name}`,
          MaxNumberOfMessages: 10,
        }),
      })
      const { Messages = [] } = (await response.json()) as { Messages?: { Body: string }[] }
      return Messages.map(({ Body }) => Body)
    },
    async notices() {
      const response = await fetch(`${url}/_sandbox/notices`)
      return (await response.json()) as Record<string, unknown>[]
    },
  }
}
