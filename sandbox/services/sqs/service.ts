/** Amazon SQS, standard queues: messages as their users send, receive and delete them. */
import type { ServiceDefinition } from '../service.ts'
import { authorize } from './authorization.ts'

/** Message operations are data events, which no trail here logs; reads of queues leave nothing. */
export const service: ServiceDefinition = {
  name: 'sqs',
  protocol: 'awsJson1_0',
  target: 'AmazonSQS',
  waits: ['ReceiveMessage'],
  authorize,
  // Seen in reports of others, and the action in small letters.
  accessDenied: { code: 'AccessDenied', status: 403 },
}
