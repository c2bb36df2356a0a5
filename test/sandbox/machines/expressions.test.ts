/** JSONata as Step Functions has it. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { seededRandom } from '../../../sandbox/world/random.ts'
import { outputOf, START, start } from './support.ts'

test('an undefined result fails the state in the words of AWS', async () => {
  const { outcome } = start({
    A: { Type: 'Pass', Next: 'B' },
    B: { Type: 'Pass', Output: { a: { b: '{% $states.input.missing %}' } }, End: true },
  })
  expect(await outcome).toEqual({
    status: 'FAILED',
    error: 'States.QueryEvaluationError',
    cause:
      "An error occurred while executing the state 'B' (entered at the event id #4). The JSONata " +
      "expression '$states.input.missing' specified for the field 'Output/a/b' returned nothing " +
      '(undefined).',
  })
})

test('a failing expression and a function as result fail the state', async () => {
  for (const expression of ["{% 1 + 'a' %}", '{% function($x){ $x } %}', '{% $nothing(1) %}']) {
    await expect(outputOf(expression)).rejects.toThrow('States.QueryEvaluationError')
  }
})

test('a key that is undefined inside an object of the expression is left out', async () => {
  expect(await outputOf("{% { 'a': $states.input.missing, 'b': 1 } %}")).toEqual({ b: 1 })
})

test('$partition, $range, $hash and $parse do what AWS says', async () => {
  expect(await outputOf('{% $partition([1..5], 2) %}')).toEqual([[1, 2], [3, 4], [5]])
  expect(await outputOf('{% $range(0, 10, 5) %}')).toEqual([0, 5, 10])
  expect(await outputOf('{% $range(3, 1, -1) %}')).toEqual([3, 2, 1])
  const digest = createHash('sha256').update('input data').digest('hex')
  expect(await outputOf("{% $hash('input data', 'SHA-256') %}")).toBe(digest)
  expect(await outputOf(`{% $parse('{"n": [20]}') %}`)).toEqual({ n: [20] })
  await expect(outputOf("{% $parse('{') %}")).rejects.toThrow('States.QueryEvaluationError')
  await expect(outputOf("{% $hash('x', 'CRC') %}")).rejects.toThrow('States.QueryEvaluationError')
  await expect(outputOf('{% $range(1, 2, 0) %}')).rejects.toThrow('States.QueryEvaluationError')
})

test('what is random comes from the source given, and a seed decides alone', async () => {
  const drawn = (seed: number) =>
    outputOf(['{% $random() %}', '{% $uuid() %}', '{% $shuffle([1..9]) %}', '{% $random(7) %}'], {
      random: seededRandom(seed),
    }) as Promise<unknown[]>
  const first = await drawn(1)
  const other = await drawn(2)
  expect(await drawn(1)).toEqual(first)
  expect(other[0]).not.toEqual(first[0])
  expect(other[1]).not.toEqual(first[1])
  expect(other[3]).toEqual(first[3])
  expect(first[1]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect([...(first[2] as number[])].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
})

test('time is the time of the clock given', async () => {
  expect(await outputOf('{% $millis() %}')).toBe(START)
  expect(await outputOf('{% $now() %}')).toBe('2026-03-02T08:00:00.000Z')
  expect(await outputOf("{% $now('[Y]/[M01]') %}")).toBe('2026/03')
  expect(await outputOf("{% $toMillis('10:00', '[H01]:[m01]') %}")).toBe(START + 2 * 3_600_000)
})

test('an evaluation without end is ended', async () => {
  const endless = '{% ($f := function($n){ $f($n + 1) }; $f(0)) %}'
  await expect(outputOf(endless)).rejects.toThrow('States.QueryEvaluationError')
})
