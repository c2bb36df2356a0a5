/** Random pairs of a pattern and an event made after it, so that most only just match or miss. */
import fc from 'fast-check'
import { broken, type Vocabulary, vocabularies } from './alternatives.ts'

export interface Pair {
  readonly pattern: unknown
  readonly event: unknown
}

type Members = Readonly<Record<string, unknown>>

const name = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('a', 'b', 'c', 'd') },
  { weight: 1, arbitrary: fc.constantFrom('a.b', 'A') },
)

const absent = Symbol('absent')

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function pairWith(key: string): (value: unknown) => readonly [string, unknown] {
  return (value) => [key, value]
}

/** Objects in lists are where a match must stay within one element. */
function nested(
  object: fc.Arbitrary<unknown>,
  { scalar }: Pick<Vocabulary, 'scalar'>,
): fc.Arbitrary<unknown> {
  const list = fc.array(object, { maxLength: 3 })
  return fc.oneof(
    { weight: 6, arbitrary: object },
    { weight: 4, arbitrary: list },
    { weight: 1, arbitrary: list.map((inner) => [inner]) },
    { weight: 1, arbitrary: scalar },
    { weight: 1, arbitrary: fc.constant(absent) },
  )
}

class Maker {
  readonly #words: Vocabulary

  constructor(words: Vocabulary) {
    this.#words = words
  }

  /** Two levels of names, `$or` at any of them. */
  pair(): fc.Arbitrary<Pair> {
    const more = fc.dictionary(name, this.#words.scalar, { maxKeys: 1 })
    return this.#pattern(2).chain((pattern) =>
      fc
        .tuple(this.#event(pattern), more)
        .map(([event, others]) => ({ pattern, event: { ...others, ...event } })),
    )
  }

  #members(depth: number): fc.Arbitrary<Members> {
    const alternatives = fc.array(this.#words.alternative, { minLength: 1, maxLength: 3 })
    const field = fc.oneof({ weight: 60, arbitrary: alternatives }, broken)
    const value =
      depth === 0
        ? field
        : fc.oneof(
            { weight: 2, arbitrary: field },
            { weight: 1, arbitrary: this.#pattern(depth - 1) },
          )
    return fc.dictionary(name, value, { minKeys: 1, maxKeys: 3 })
  }

  #pattern(depth: number): fc.Arbitrary<Members> {
    const plain = this.#members(depth)
    const options = fc.array(this.#members(0), { minLength: 2, maxLength: 3 })
    const either = fc.tuple(fc.option(plain), options).map(([more, $or]) => ({ ...more, $or }))
    return fc.oneof({ weight: 6, arbitrary: plain }, { weight: 1, arbitrary: either })
  }

  /** An event's value for one member of a pattern. */
  #value(pattern: unknown): fc.Arbitrary<unknown> {
    const { scalar, near } = this.#words
    if (isMembers(pattern)) return nested(this.#event(pattern), this.#words)
    const one = near(Array.isArray(pattern) ? pattern : [])
    const list = fc.array(fc.oneof({ weight: 3, arbitrary: one }, scalar), { maxLength: 3 })
    return fc.oneof(
      { weight: 10, arbitrary: one },
      { weight: 2, arbitrary: scalar },
      { weight: 3, arbitrary: list },
      { weight: 1, arbitrary: list.map((inner) => [inner]) },
      { weight: 2, arbitrary: fc.constant(absent) },
      { weight: 1, arbitrary: one.map((inner) => ({ a: inner })) },
    )
  }

  #event(pattern: Members): fc.Arbitrary<Members> {
    const { $or, ...plain } = pattern
    const entries = Object.entries(plain).map(([key, value]) =>
      this.#value(value).map(pairWith(key)),
    )
    const own = fc
      .tuple(...entries)
      .map((found) => Object.fromEntries(found.filter(([, value]) => value !== absent)))
    const options = Array.isArray($or) ? $or.filter(isMembers) : []
    if (options.length === 0) return own
    return fc
      .constantFrom(...options)
      .chain((option) => fc.tuple(own, this.#event(option)))
      .map(([left, right]) => ({ ...left, ...right }))
  }
}

const [ascii, wide] = vocabularies

export const pair: fc.Arbitrary<Pair> = fc.oneof(
  { weight: 4, arbitrary: new Maker(ascii).pair() },
  { weight: 1, arbitrary: new Maker(wide).pair() },
)
