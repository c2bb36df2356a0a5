/** What is refused when a rule is made, and the place the refusal names. */
import { expect, test } from 'vitest'
import {
  compilePattern,
  compilePatternText,
} from '../../../../sandbox/events/pattern/compile-pattern.ts'

const refusals: ReadonlyArray<readonly [pattern: unknown, message: string]> = [
  ['text', 'Filter is not an object'],
  [['a'], 'Filter is not an object'],
  [null, 'Filter is not an object'],
  [{}, 'Empty objects are not allowed'],
  [{ detail: {} }, 'Empty objects are not allowed at detail'],
  [{ source: 'aws.sts' }, '"source" must be an object or an array at source'],
  [{ detail: { slug: 5 } }, '"slug" must be an object or an array at detail.slug'],
  [{ detail: { slug: null } }, 'at detail.slug'],
  [{ source: [] }, 'Empty arrays are not allowed at source'],
  [{ source: [['a']] }, 'Match value must be String, number, true, false, or null at source'],
  [{ source: [{ starts: 'a' }] }, 'Unrecognized match type starts at source'],
  [{ source: [{}] }, 'Match expression name not found at source'],
  [{ source: [{ prefix: 'a', suffix: 'b' }] }, 'Only one key allowed in match expression'],
  [{ source: [{ prefix: 5 }] }, 'prefix match pattern must be a string at source'],
  [{ source: [{ prefix: { suffix: 'a' } }] }, 'Unsupported prefix pattern: suffix'],
  [{ source: [{ suffix: ['a'] }] }, 'suffix match pattern must be a string'],
  [{ a: [{ exists: 'false' }] }, 'exists match pattern must be either true or false.'],
  [{ a: [{ exists: true, prefix: 'a' }] }, 'Only one key allowed in match expression'],
  [{ a: [{ 'anything-but': [] }] }, 'Inside anything but list'],
  [{ a: [{ 'anything-but': ['a', 1] }] }, 'mixed type is not supported at a'],
  [{ a: [{ 'anything-but': [null] }] }, 'Inside anything but list'],
  [{ a: [{ 'anything-but': true }] }, 'Inside anything but list'],
  [{ a: [{ 'anything-but': [{ wildcard: '*' }] }] }, 'Inside anything but list'],
  [{ a: [{ 'anything-but': { numeric: ['>', 1] } }] }, 'Unsupported anything-but pattern: numeric'],
  [{ a: [{ 'anything-but': { prefix: '' } }] }, 'takes texts that are not empty'],
  [{ a: [{ 'anything-but': { prefix: [] } }] }, 'Empty arrays are not allowed'],
  [{ a: [{ numeric: '>1' }] }, 'Value of numeric must be an array.'],
  [{ a: [{ numeric: ['!', 1] }] }, 'Unrecognized numeric range operator: !'],
  [{ a: [{ numeric: ['>', '1'] }] }, 'Value of > must be numeric'],
  [{ a: [{ numeric: ['>', 5e9 + 1] }] }, 'between -5.0e9 and +5.0e9'],
  [{ a: [{ numeric: ['<', 5, '>', 0] }] }, 'from a lower to an upper bound'],
  [{ a: [{ numeric: ['>=', 5, '<=', 5] }] }, 'Bottom must be less than top'],
  [{ a: [{ numeric: ['>', 5, '<', 1] }] }, 'Bottom must be less than top'],
  [{ a: [{ numeric: ['>'] }] }, 'one comparison'],
  [{ a: [{ cidr: '10.0.0.0' }] }, 'Malformed CIDR'],
  [{ a: [{ cidr: '10.0.0/8' }] }, 'Malformed CIDR'],
  [{ a: [{ cidr: '10.0.0.0/33' }] }, 'mask bits must be < 32'],
  [{ a: [{ wildcard: 'a**' }] }, 'Consecutive wildcard characters at pos 1'],
  [{ a: [{ wildcard: 'a\\b' }] }, 'Invalid escape character at pos 1'],
  [{ $or: [{ a: ['x'] }] }, 'Unrecognized match type a'],
  [{ a: { $or: [{ b: 'x' }, { c: ['y'] }] } }, '"b" must be an object or an array at a.b'],
]

test.each(refusals)('%j is refused as "%s"', (pattern, message) => {
  expect(() => compilePattern(pattern)).toThrow(
    expect.objectContaining({
      code: 'InvalidEventPatternException',
      message: expect.stringContaining(message),
    }),
  )
})

test('2,048 characters are accepted and 2,049 are not', () => {
  const frame = JSON.stringify({ a: [''] }).length
  expect(compilePattern({ a: ['x'.repeat(2048 - frame)] })({ a: 'y' })).toBe(false)
  expect(() => compilePattern({ a: ['x'.repeat(2049 - frame)] })).toThrow('2049 characters')
})

test('more than 1,000 combinations of $or are refused', () => {
  const or = (letter: string, count: number) => ({
    $or: Array.from({ length: count }, (_, index) => ({ [`${letter}${index}`]: [1] })),
  })
  expect(() => compilePattern({ x: or('a', 33), y: or('b', 31) })).toThrow('rule combinations')
  expect(compilePattern({ x: or('a', 10), y: or('b', 10) })({ x: { a1: 1 }, y: { b9: 1 } })).toBe(
    true,
  )
})

test('a pattern that is not JSON is refused with the parser’s reason', () => {
  expect(() => compilePatternText('{')).toThrow('not JSON')
})
