/** ...IfExists: a missing key makes the condition true (condition operators, IfExists). */
import { type Case, conditionCase, conditionRows } from './case.ts'

const tag = 'aws:RequestTag/team'
const address = 'aws:SourceIp'

export const ifExists: readonly Case[] = [
  ...conditionRows('StringEqualsIfExists', tag, [
    ['fraud', undefined, true],
    ['fraud', 'fraud', true],
    ['fraud', 'vision', false],
    [['fraud', 'vision'], 'vision', true],
  ]),
  ...conditionRows('StringNotEqualsIfExists', tag, [
    ['fraud', undefined, true],
    ['fraud', 'fraud', false],
    ['fraud', 'vision', true],
  ]),
  ...conditionRows('StringEqualsIgnoreCaseIfExists', tag, [
    ['fraud', undefined, true],
    ['fraud', 'FRAUD', true],
    ['fraud', 'vision', false],
  ]),
  ...conditionRows('StringNotEqualsIgnoreCaseIfExists', tag, [
    ['fraud', undefined, true],
    ['fraud', 'Fraud', false],
  ]),
  ...conditionRows('StringLikeIfExists', tag, [
    ['f*', undefined, true],
    ['f*', 'fraud', true],
    ['f*', 'vision', false],
  ]),
  ...conditionRows('StringNotLikeIfExists', tag, [
    ['f*', undefined, true],
    ['f*', 'fraud', false],
    ['f*', 'vision', true],
  ]),
  ...conditionRows('NumericLessThanIfExists', 's3:max-keys', [
    ['10', undefined, true],
    ['10', '9', true],
    ['10', '10', false],
  ]),
  ...conditionRows('NumericEqualsIfExists', 's3:max-keys', [
    ['10', undefined, true],
    ['10', '11', false],
  ]),
  ...conditionRows('NumericGreaterThanEqualsIfExists', 's3:max-keys', [
    ['10', undefined, true],
    ['10', '9', false],
  ]),
  ...conditionRows('DateGreaterThanIfExists', 'aws:TokenIssueTime', [
    ['2020-01-01', undefined, true],
    ['2020-01-01', '2020-01-02', true],
    ['2020-01-01', '2019-12-31', false],
  ]),
  ...conditionRows('DateLessThanIfExists', 'aws:TokenIssueTime', [
    ['2020-01-01', undefined, true],
    ['2020-01-01', '2020-01-02', false],
  ]),
  ...conditionRows('BoolIfExists', 'aws:MultiFactorAuthPresent', [
    ['true', undefined, true],
    ['true', 'true', true],
    ['true', 'false', false],
    ['false', undefined, true],
  ]),
  ...conditionRows('BinaryEqualsIfExists', 'kms:key', [
    ['AAE=', undefined, true],
    ['AAE=', 'AAI=', false],
  ]),
  ...conditionRows('IpAddressIfExists', address, [
    ['203.0.113.0/24', undefined, true],
    ['203.0.113.0/24', '203.0.113.1', true],
    ['203.0.113.0/24', '198.51.100.1', false],
  ]),
  ...conditionRows('NotIpAddressIfExists', address, [
    ['203.0.113.0/24', undefined, true],
    ['203.0.113.0/24', '203.0.113.1', false],
  ]),
  ...conditionRows('ArnLikeIfExists', 'aws:SourceArn', [
    ['arn:aws:sns:*:*:*', undefined, true],
    ['arn:aws:sns:*:*:*', 'arn:aws:sns:a:b:c', true],
    ['arn:aws:sns:*:*:*', 'arn:aws:sqs:a:b:c', false],
  ]),
  ...conditionRows('ArnNotLikeIfExists', 'aws:SourceArn', [
    ['arn:aws:sns:*:*:*', undefined, true],
    ['arn:aws:sns:*:*:*', 'arn:aws:sns:a:b:c', false],
  ]),
  ...conditionRows('ForAnyValue:StringEqualsIfExists', 'aws:TagKeys', [
    ['a', undefined, true],
    ['a', ['a', 'b'], true],
    ['a', ['b'], false],
  ]),
  ...conditionRows('ForAllValues:StringEqualsIfExists', 'aws:TagKeys', [
    ['a', undefined, true],
    ['a', ['a'], true],
    ['a', ['a', 'b'], false],
  ]),
  conditionCase('another key of the same condition still has to hold', {
    condition: { StringEqualsIfExists: { [tag]: 'fraud' }, StringEquals: { 'aws:userid': 'x' } },
    context: { 'aws:userid': 'y' },
    holds: false,
  }),
  conditionCase('two keys of one operator, one of them missing', {
    condition: { StringEqualsIfExists: { [tag]: 'fraud', 'aws:userid': 'x' } },
    context: { 'aws:userid': 'x' },
    holds: true,
  }),
]
