/** ARN operators: six parts, each compared by itself (condition operators, ARN). */
import { type Case, conditionRows, type Row } from './case.ts'

const key = 'aws:SourceArn'
const topic = 'arn:aws:sns:us-west-2:123456789012:TOPIC-ID'
const rule = 'arn:aws:events:eu-west-1:111122223333:rule/bus/name'

const same: readonly Row[] = [
  [topic, topic, true],
  [topic, 'arn:aws:sns:us-west-2:777788889999:TOPIC-ID', false],
  [topic, undefined, false],
  [topic, 'arn:aws:sns:us-west-2:123456789012:topic-id', false],
  ['arn:aws:sns:*:123456789012:TOPIC-ID', topic, true],
  ['arn:aws:sns:us-*:123456789012:TOPIC-ID', topic, true],
  ['arn:aws:sns:us-west-?:123456789012:TOPIC-ID', topic, true],
  ['arn:aws:sns:us-west-2:123456789012:TOPIC-??', topic, true],
  ['arn:aws:sns:us-west-2:123456789012:*', topic, true],
  ['arn:aws:sns:*:*:*', topic, true],
  ['arn:*:*:*:*:*', topic, true],
  ['arn:aws:sqs:*:*:*', topic, false],
  ['arn:aws:sns:us-west-2*:TOPIC-ID', topic, false],
  ['arn:aws:events:eu-west-1:111122223333:rule/*', rule, true],
  ['arn:aws:events:eu-west-1:111122223333:rule/*/name', rule, true],
  ['arn:aws:events:eu-west-1:111122223333:rule/bus', rule, false],
  ['arn:aws:states:*:*:execution:a:*', 'arn:aws:states:eu-west-1:1:execution:a:b:c', true],
  ['arn:aws:states:*:*:execution:*', 'arn:aws:states:eu-west-1:1:execution:a:b', true],
  ['arn:aws:s3:::bucket/*', 'arn:aws:s3:::bucket/a/b', true],
  ['arn:aws:s3:::bucket', 'arn:aws:s3:::bucket/a', false],
  ['arn:aws:s3:?::bucket', 'arn:aws:s3:::bucket', false],
  [[topic, rule], rule, true],
  ['arn:aws:s3:::*', 'not an arn', false],
]

/** Where the row of the positive operator tells the negated one's outcome by itself. */
const opposite = same.map(([wanted, found, holds]) => [wanted, found, !holds] as const)

export const arns: readonly Case[] = [
  ...conditionRows('ArnEquals', key, same),
  ...conditionRows('ArnLike', key, same),
  ...conditionRows('ArnNotEquals', key, opposite),
  ...conditionRows('ArnNotLike', key, opposite),
]
