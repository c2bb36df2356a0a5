/** Numeric operators (condition operators, Numeric). */
import { type Case, conditionRows } from './case.ts'

const key = 's3:max-keys'

export const numbers: readonly Case[] = [
  ...conditionRows('NumericEquals', key, [
    ['10', '10', true],
    [10, '10', true],
    ['10', '10.0', true],
    ['10', '11', false],
    ['-5', '-5', true],
    ['0.5', '.5', true],
    [['1', '2', '3'], '2', true],
    [['1', '2', '3'], '4', false],
    ['10', undefined, false],
    ['10', 'ten', false],
    ['10', '', false],
  ]),
  ...conditionRows('NumericNotEquals', key, [
    ['10', '11', true],
    ['10', '10', false],
    ['10', '10.0', false],
    ['10', undefined, true],
    [['1', '2'], '2', false],
    [['1', '2'], '3', true],
  ]),
  ...conditionRows('NumericLessThan', key, [
    ['10', '9', true],
    ['10', '10', false],
    ['10', '11', false],
    ['10', '9.99', true],
    ['10', '-100', true],
    ['9', '10', false],
    [['5', '10'], '7', true],
    ['10', undefined, false],
  ]),
  ...conditionRows('NumericLessThanEquals', key, [
    ['10', '10', true],
    ['10', '9', true],
    ['10', '11', false],
    ['10', '10.01', false],
    ['10', undefined, false],
    ['-1', '-1', true],
  ]),
  ...conditionRows('NumericGreaterThan', key, [
    ['10', '11', true],
    ['10', '10', false],
    ['10', '9', false],
    ['9', '10', true],
    ['-1', '0', true],
    ['10', undefined, false],
    [['5', '100'], '7', true],
  ]),
  ...conditionRows('NumericGreaterThanEquals', key, [
    ['10', '10', true],
    ['10', '11', true],
    ['10', '9', false],
    ['10', undefined, false],
    ['1e3', '1000', true],
    ['10', 'many', false],
  ]),
]
