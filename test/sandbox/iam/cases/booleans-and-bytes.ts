/** Bool, BinaryEquals and Null (condition operators). */
import { type Case, conditionCase, conditionRows } from './case.ts'

const secure = 'aws:SecureTransport'
const bytes = 'QmluYXJ5VmFsdWVJbkJhc2U2NA=='

export const booleansAndBytes: readonly Case[] = [
  ...conditionRows('Bool', secure, [
    ['false', 'false', true],
    ['false', 'true', false],
    ['false', undefined, false],
    ['true', 'true', true],
    ['true', 'false', false],
    ['true', undefined, false],
    [true, 'true', true],
    [false, 'true', false],
    [['true', 'false'], 'false', true],
    ['true', 'yes', false],
    ['true', '1', false],
    ['true', '', false],
  ]),
  ...conditionRows('BinaryEquals', 'kms:key', [
    [bytes, bytes, true],
    [bytes, 'ASIAIOSFODNN7EXAMPLE', false],
    [bytes, undefined, false],
    ['AAE=', 'AAE=', true],
    ['AAE=', 'AAI=', false],
    ['AAE=', 'aae=', false],
    [['AAE=', 'AAI='], 'AAI=', true],
    ['AAE=', 'not base 64', false],
  ]),
  ...conditionRows('Null', 'aws:TokenIssueTime', [
    ['true', undefined, true],
    ['true', '2020-01-01T00:00:00Z', false],
    ['false', undefined, false],
    ['false', '2020-01-01T00:00:00Z', true],
    [true, undefined, true],
    [false, 'x', true],
    ['true', [], true],
    ['false', [], false],
    ['false', ['a', 'b'], true],
    ['true', ['a'], false],
    [['true', 'false'], 'x', true],
    [['true', 'false'], undefined, true],
  ]),
  conditionCase('Null and a comparison of one key', {
    condition: { Null: { 'aws:TokenIssueTime': 'false' }, Bool: { [secure]: 'true' } },
    context: { 'aws:TokenIssueTime': '2020-01-01T00:00:00Z', [secure]: 'true' },
    holds: true,
  }),
  conditionCase('Null holds and the comparison does not', {
    condition: { Null: { 'aws:TokenIssueTime': 'false' }, Bool: { [secure]: 'true' } },
    context: { 'aws:TokenIssueTime': '2020-01-01T00:00:00Z', [secure]: 'false' },
    holds: false,
  }),
]
