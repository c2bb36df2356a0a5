/** Publish: to topics; phone numbers, mobile endpoints and messages by protocol are refused. */
import { readMessageAttributes } from '../../topics/message-attributes.ts'
import { publish } from '../../topics/publish.ts'
import { invalidParameter } from '../../topics/topic.ts'
import type { Action } from '../service.ts'

interface PublishRequest {
  readonly TopicArn?: string
  readonly TargetArn?: string
  readonly PhoneNumber?: string
  readonly Message?: string
  readonly MessageStructure?: string
  readonly Subject?: string
  readonly MessageAttributes?: unknown
}

export const action: Action = async (input: PublishRequest, { world, caller }) => {
  const { TopicArn, TargetArn, PhoneNumber, MessageStructure, Message, Subject } = input
  if (PhoneNumber !== undefined || MessageStructure !== undefined)
    throw invalidParameter('PhoneNumber and MessageStructure are not supported in the sandbox')
  const { messageId } = await publish(world, {
    topicArn: TopicArn ?? TargetArn,
    message: Message,
    subject: Subject,
    attributes: readMessageAttributes(input.MessageAttributes),
    caller: caller.arn,
  })
  return { MessageId: messageId }
}
