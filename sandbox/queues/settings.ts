/** Reads a queue's settings from template properties, with AWS's bounds and defaults. */
import { AwsError } from '../services/service.ts'
import type { QueueSettings, RedrivePolicy } from './queue.ts'

type Properties = Readonly<Record<string, unknown>>

/** Throws `InvalidAttributeValue` naming the property. */
export function readSettings(properties: Properties): QueueSettings {
  const redrivePolicy = readRedrivePolicy(properties.RedrivePolicy)
  return {
    visibilityTimeout: readNumber(properties, 'VisibilityTimeout', [0, 43_200, 30]),
    delaySeconds: readNumber(properties, 'DelaySeconds', [0, 900, 0]),
    messageRetentionPeriod: readNumber(
      properties,
      'MessageRetentionPeriod',
      [60, 1_209_600, 345_600],
    ),
    maximumMessageSize: readNumber(properties, 'MaximumMessageSize', [1024, 1_048_576, 1_048_576]),
    receiveMessageWaitTimeSeconds: readNumber(
      properties,
      'ReceiveMessageWaitTimeSeconds',
      [0, 20, 0],
    ),
    ...(redrivePolicy && { redrivePolicy }),
  }
}

type Bounds = readonly [low: number, high: number, otherwise: number]

function readNumber(properties: Properties, name: string, [low, high, otherwise]: Bounds): number {
  const number = Number(properties[name] ?? otherwise)
  if (Number.isInteger(number) && number >= low && number <= high) return number
  throw new AwsError(
    'InvalidAttributeValue',
    `Invalid value for the parameter ${name}: a whole number from ${low} to ${high} is wanted`,
  )
}

function readRedrivePolicy(value: unknown): RedrivePolicy | undefined {
  if (value === undefined) return undefined
  const policy = (typeof value === 'string' ? JSON.parse(value) : value) as Properties
  const { deadLetterTargetArn } = policy
  if (typeof deadLetterTargetArn !== 'string' || !deadLetterTargetArn.startsWith('arn:aws:sqs:'))
    throw new AwsError(
      'InvalidAttributeValue',
      'Invalid value for the parameter RedrivePolicy: deadLetterTargetArn must be a queue’s ARN',
    )
  const maxReceiveCount = readNumber(policy, 'maxReceiveCount', [1, 1000, 10])
  return { deadLetterTargetArn, maxReceiveCount }
}
