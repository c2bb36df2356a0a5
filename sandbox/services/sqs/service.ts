/** Amazon SQS, standard queues: messages as their users send, receive and delete them. */
import type { ServiceDefinition } from '../service.ts'

/** Message operations are data events, which no trail here logs; reads of queues leave nothing. */
export const service: ServiceDefinition = {
  name: 'sqs',
  protocol: 'awsJson1_0',
  target: 'AmazonSQS',
  waits: ['ReceiveMessage'],
}
