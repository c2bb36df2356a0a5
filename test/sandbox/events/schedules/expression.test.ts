/** When schedules are due. */
import { expect, test } from 'vitest'
import { readExpression } from '../../../../sandbox/events/schedules/expression.ts'

const fromMs = Date.parse('2026-11-02T08:00:00Z') // a Monday

function due(text: string, count: number, timeZone = 'UTC', from = fromMs): string[] {
  const expression = readExpression({ text, timeZone, fromMs: from })
  const times: string[] = []
  for (let after: number | undefined = from - 1; times.length < count; ) {
    after = expression.next(after)
    if (after === undefined) break
    times.push(new Date(after).toISOString().replace('.000Z', 'Z'))
  }
  return times
}

test.each([
  ['rate(1 minute)', ['2026-11-02T08:00:00Z', '2026-11-02T08:01:00Z']],
  ['rate(2 hours)', ['2026-11-02T08:00:00Z', '2026-11-02T10:00:00Z']],
  ['rate(1 days)', ['2026-11-02T08:00:00Z', '2026-11-03T08:00:00Z']],
  ['at(2026-11-02T09:30:00)', ['2026-11-02T09:30:00Z']],
  ['at(2026-11-02T07:30:00)', []],
  ['cron(0 8 * * ? *)', ['2026-11-02T08:00:00Z', '2026-11-03T08:00:00Z']],
  [
    'cron(0/20 * * * ? *)',
    ['2026-11-02T08:00:00Z', '2026-11-02T08:20:00Z', '2026-11-02T08:40:00Z'],
  ],
  ['cron(5,3 9 ? * * *)', ['2026-11-02T09:03:00Z', '2026-11-02T09:05:00Z']],
  ['cron(0 12 ? * MON-FRI *)', ['2026-11-02T12:00:00Z', '2026-11-03T12:00:00Z']],
  ['cron(0 12 ? * 1 *)', ['2026-11-08T12:00:00Z', '2026-11-15T12:00:00Z']],
  ['cron(0 0 1 JAN ? *)', ['2027-01-01T00:00:00Z', '2028-01-01T00:00:00Z']],
  ['cron(0 0 L * ? *)', ['2026-11-30T00:00:00Z', '2026-12-31T00:00:00Z']],
  ['cron(15 10 ? * 6L *)', ['2026-11-27T10:15:00Z', '2026-12-25T10:15:00Z']],
  ['cron(0 0 ? * 3#2 *)', ['2026-11-10T00:00:00Z', '2026-12-08T00:00:00Z']],
  ['cron(0 0 29 2 ? *)', ['2028-02-29T00:00:00Z', '2032-02-29T00:00:00Z']],
  ['cron(0 0 1 1 ? 2026-2027)', ['2027-01-01T00:00:00Z']],
  ['cron(0 0 1 1 ? 2020)', []],
])('%s is due at %j', (text, times) => {
  expect(due(text, Math.max(times.length, 2)).slice(0, Math.max(times.length, 1))).toEqual(times)
})

test('a time zone is that of the people in it, daylight saving included', () => {
  expect(due('cron(30 8 * * ? *)', 1, 'America/New_York')).toEqual(['2026-11-02T13:30:00Z'])
  const summer = Date.parse('2026-07-01T00:00:00Z')
  expect(due('cron(30 8 * * ? *)', 1, 'America/New_York', summer)).toEqual(['2026-07-01T12:30:00Z'])
  expect(due('at(2026-11-20T13:00:00)', 1, 'America/Los_Angeles')).toEqual(['2026-11-20T21:00:00Z'])
})

test('a time that clocks skip is skipped, and one they show twice happens once', () => {
  const spring = Date.parse('2026-03-07T12:00:00Z')
  expect(due('cron(30 2 * * ? *)', 2, 'America/Los_Angeles', spring)).toEqual([
    '2026-03-09T09:30:00Z',
    '2026-03-10T09:30:00Z',
  ])
  const autumn = Date.parse('2026-10-31T20:00:00Z')
  expect(due('cron(30 1 * * ? *)', 2, 'America/Los_Angeles', autumn)).toEqual([
    '2026-11-01T08:30:00Z',
    '2026-11-02T09:30:00Z',
  ])
})

test.each([
  ['rate(0 minutes)', 'Invalid Schedule Expression'],
  ['rate(5 seconds)', 'Invalid Schedule Expression'],
  ['every day', 'Invalid Schedule Expression'],
  ['at(2026-11-02)', 'Invalid Schedule Expression'],
  ['cron(0 8 * * * *)', 'exactly one'],
  ['cron(0 8 ? * ? *)', 'exactly one'],
  ['cron(0 8 * *)', 'five or six fields'],
  ['cron(60 8 * * ? *)', 'minutes (0 to 59)'],
  ['cron(0 8 3W * ? *)', 'day-of-month'],
  ['cron(0 8 ? * 8 *)', 'day-of-week'],
  ['cron(9-3 8 * * ? *)', 'no range of minutes'],
  ['cron(0/0 8 * * ? *)', 'no step of minutes'],
])('%s is refused: %s', (text, message) => {
  expect(() => readExpression({ text, fromMs })).toThrow(message)
})

test('an unknown time zone is refused', () => {
  expect(() =>
    readExpression({ text: 'cron(0 8 * * ? *)', timeZone: 'Mars/Base', fromMs }),
  ).toThrow('The time zone "Mars/Base" is not known.')
})
