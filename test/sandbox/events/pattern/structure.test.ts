/** How fields combine: and, or, lists of objects, names with dots. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compilePattern } from '../../../../sandbox/events/pattern/compile-pattern.ts'
import { testSeed } from '../../../support/seed.ts'

const staff = {
  staff: [
    { first: 'John', last: 'Doe' },
    { first: 'Anna', last: 'Smith' },
    { first: 'Peter', last: 'Jones', nick: 'Pete' },
  ],
}

test('every field named must hold, and other fields of the event do not matter', () => {
  const matches = compilePattern({ source: ['aws.sts'], detail: { eventName: ['AssumeRole'] } })
  expect(matches({ source: 'aws.sts', detail: { eventName: 'AssumeRole', more: 1 } })).toBe(true)
  expect(matches({ source: 'aws.sts', detail: { eventName: 'GetCallerIdentity' } })).toBe(false)
  expect(matches({ source: 'aws.sts' })).toBe(false)
  expect(matches({ source: 'aws.sts', detail: 'AssumeRole' })).toBe(false)
})

test('two fields must hold in one element of a list of objects', () => {
  const named = (first: string, last: string) =>
    compilePattern({ staff: { first: [first], last: [last] } })(staff)
  expect(named('Anna', 'Smith')).toBe(true)
  expect(named('Anna', 'Jones')).toBe(false)
})

test('elements of nested lists are kept apart too', () => {
  const event = { a: [{ b: [{ c: 1, d: 2 }] }, { b: [{ c: 3, d: 4 }], e: 5 }] }
  expect(compilePattern({ a: { b: { c: [1], d: [2] } } })(event)).toBe(true)
  expect(compilePattern({ a: { b: { c: [1], d: [4] } } })(event)).toBe(false)
  expect(compilePattern({ a: { b: { c: [3] }, e: [5] } })(event)).toBe(true)
  expect(compilePattern({ a: { b: { c: [1] }, e: [5] } })(event)).toBe(false)
})

test('an absent field is looked for in the element already chosen', () => {
  const without = (first: string) =>
    compilePattern({ staff: { first: [first], nick: [{ exists: false }] } })(staff)
  expect(without('Anna')).toBe(true)
  expect(without('Peter')).toBe(false)
  expect(compilePattern({ staff: { nick: [{ exists: false }] } })(staff)).toBe(false)
})

test('a field below a missing object is absent', () => {
  const matches = compilePattern({ detail: { user: { invokedBy: [{ exists: false }] } } })
  expect(matches({ detail: {} })).toBe(true)
  expect(matches({})).toBe(true)
  expect(matches({ detail: { user: { invokedBy: 'lambda' } } })).toBe(false)
})

test('$or holds when one of its objects holds, beside the other fields', () => {
  const matches = compilePattern({
    source: ['aws.sts'],
    detail: { $or: [{ a: [{ numeric: ['>', 0] }] }, { b: ['x'], c: ['y'] }] },
  })
  expect(matches({ source: 'aws.sts', detail: { a: 1 } })).toBe(true)
  expect(matches({ source: 'aws.sts', detail: { b: 'x', c: 'y' } })).toBe(true)
  expect(matches({ source: 'aws.sts', detail: { b: 'x' } })).toBe(false)
  expect(matches({ source: 'aws.s3', detail: { a: 1 } })).toBe(false)
})

test('$or may stand inside $or', () => {
  const matches = compilePattern({
    $or: [{ a: [1] }, { b: [2], $or: [{ c: [3] }, { d: [4] }] }],
  })
  expect(matches({ b: 2, d: 4 })).toBe(true)
  expect(matches({ b: 2 })).toBe(false)
})

test('$or with a plain object is a field of that name', () => {
  expect(compilePattern({ $or: { a: ['x'] } })({ $or: { a: 'x' } })).toBe(true)
  expect(compilePattern({ $or: { a: ['x'] } })({ a: 'x' })).toBe(false)
})

test('a name with a dot and a nested name are one', () => {
  for (const pattern of [
    { detail: { 'state.status': ['on'] } },
    { detail: { state: { status: ['on'] } } },
  ])
    for (const event of [
      { detail: { 'state.status': 'on' } },
      { detail: { state: { status: 'on' } } },
    ])
      expect(compilePattern(pattern)(event)).toBe(true)
})

test('a pattern of own exact values matches any flat event it was made from', () => {
  const flat = fc.dictionary(
    fc.string({ minLength: 1 }).filter((name) => name !== '$or' && !name.includes('.')),
    fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
    { minKeys: 1, maxKeys: 8 },
  )
  fc.assert(
    fc.property(flat, (event) => {
      const pattern = Object.fromEntries(
        Object.entries(event).map(([key, value]) => [key, [value]]),
      )
      fc.pre(JSON.stringify(pattern).length <= 2048)
      expect(compilePattern(pattern)({ ...event, more: [{ deep: 1 }] })).toBe(!('more' in event))
    }),
    { seed: testSeed() },
  )
})

test('anything-but and its list never both hold for one value', () => {
  const value = fc.string()
  fc.assert(
    fc.property(value, fc.array(value, { minLength: 1, maxLength: 5 }), (text, list) => {
      const within = compilePattern({ a: list })({ a: text })
      const without = compilePattern({ a: [{ 'anything-but': list }] })({ a: text })
      expect(within).toBe(!without)
    }),
    { seed: testSeed() },
  )
})
