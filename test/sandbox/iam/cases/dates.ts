/** Date operators: the W3C forms of ISO 8601, or seconds since 1970 (condition operators). */
import { type Case, conditionRows } from './case.ts'

const key = 'aws:TokenIssueTime'
const newYear = '2020-01-01T00:00:01Z'

export const dates: readonly Case[] = [
  ...conditionRows('DateEquals', key, [
    [newYear, newYear, true],
    [newYear, '2020-01-01T00:00:02Z', false],
    [newYear, '2020-01-01T01:00:01+01:00', true],
    [newYear, '1577836801', true],
    ['1577836801', newYear, true],
    ['2020-01-01', '2020-01-01T00:00:00Z', true],
    ['2020-01', '2020-01-01T00:00:00Z', true],
    ['2020-01-01T00:00Z', '2020-01-01T00:00:00Z', true],
    [newYear, '2020-01-01T00:00:01.000Z', true],
    [newYear, '2020-01-01T00:00:01.001Z', false],
    [newYear, undefined, false],
    [newYear, 'yesterday', false],
    [[newYear, '2021-01-01T00:00:00Z'], '2021-01-01T00:00:00Z', true],
  ]),
  ...conditionRows('DateNotEquals', key, [
    [newYear, '2020-01-01T00:00:02Z', true],
    [newYear, newYear, false],
    [newYear, '1577836801', false],
    [newYear, undefined, true],
    [[newYear, '2021-01-01'], '2022-01-01', true],
  ]),
  ...conditionRows('DateLessThan', key, [
    [newYear, '2019-12-31T23:59:59Z', true],
    [newYear, newYear, false],
    [newYear, '2020-06-01T00:00:00Z', false],
    [newYear, undefined, false],
    ['2020-01-01', '1577836799', true],
    ['2020-01-01', '1577836800', false],
    ['2020-01-01T00:00:00+02:00', '2019-12-31T21:59:59Z', true],
    ['2020-01-01T00:00:00+02:00', '2019-12-31T22:00:00Z', false],
  ]),
  ...conditionRows('DateLessThanEquals', key, [
    [newYear, newYear, true],
    [newYear, '2020-01-01T00:00:00Z', true],
    [newYear, '2020-01-01T00:00:02Z', false],
    [newYear, undefined, false],
    ['1577836801', '1577836801', true],
  ]),
  ...conditionRows('DateGreaterThan', key, [
    [newYear, '2020-01-01T00:00:02Z', true],
    [newYear, newYear, false],
    [newYear, '2019-12-31T23:59:59Z', false],
    [newYear, undefined, false],
    [newYear, '1577836802', true],
    ['2020-01-01', '2021-01-01', true],
  ]),
  ...conditionRows('DateGreaterThanEquals', key, [
    [newYear, newYear, true],
    [newYear, '2020-01-02', true],
    [newYear, '2020-01-01', false],
    [newYear, undefined, false],
    ['1577836801.5', '1577836801.5', true],
  ]),
]
