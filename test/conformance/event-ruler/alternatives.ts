/** Alternatives of a pattern's field, and values that meet them or only just do not. */
import { isIP } from 'node:net'
import fc from 'fast-check'

export type Scalar = string | number | boolean | null
export type Alternative = Scalar | Readonly<Record<string, unknown>>

/** Few letters, so that texts often share a beginning, an end or all but case. */
const ascii = ['a', 'b', 'A', 'B', '.', '*', '\\', '0', '-']
/** `ß` is `SS` in upper case. */
const wide = ['a', 'A', 'S', 's', 'é', 'É', 'ß', '-']

/** Around the bounds EventBridge documents (5.0e9 either way), and near one another. */
const number = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -4, max: 12 }) },
  { weight: 2, arbitrary: fc.integer({ min: -40, max: 40 }).map((tenths) => tenths / 10) },
  { weight: 1, arbitrary: fc.constantFrom(5e9, -5e9, 4_999_999_999, 0.000001, 300, 123456.789) },
)

/** In their shortest form only: see the check. */
const octet = fc.integer({ min: 1, max: 4 })
const ip4 = fc.tuple(octet, octet).map(([third, fourth]) => `10.0.${third}.${fourth}`)
const ip6 = octet.map((last) => `2001:db8::${last}`)
const ip = fc.oneof(ip4, ip6)
const cidr = fc.oneof(
  fc.tuple(ip4, fc.constantFrom(8, 22, 23, 24, 30, 31)).map(([one, bits]) => `${one}/${bits}`),
  fc.tuple(ip6, fc.constantFrom(32, 64, 126, 127)).map(([one, bits]) => `${one}/${bits}`),
)

const lower = fc.constantFrom('>', '>=')
const upper = fc.constantFrom('<', '<=')
const numeric = fc.oneof(
  fc.tuple(fc.oneof(lower, upper, fc.constant('=')), number),
  fc
    .tuple(lower, number, upper, number)
    .map(([from, one, to, other]) => [from, Math.min(one, other), to, Math.max(one, other)]),
)

/** What the patterns and events of one pair are made of. */
export interface Vocabulary {
  readonly scalar: fc.Arbitrary<Scalar>
  readonly alternative: fc.Arbitrary<Alternative>
  /** Values that alternatives were written with, and small steps away from them. */
  near(alternatives: readonly unknown[]): fc.Arbitrary<unknown>
}

interface Texts {
  readonly text: fc.Arbitrary<string>
  /** Not empty. */
  readonly some: fc.Arbitrary<string>
  /** event-ruler's wildcards go wrong beyond ASCII: see the check. */
  readonly wildcard?: fc.Arbitrary<string>
}

function textsOf(letters: readonly string[]): Omit<Texts, 'wildcard'> {
  const text = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.string({ unit: fc.constantFrom(...letters), maxLength: 5 }),
    },
    { weight: 1, arbitrary: fc.constantFrom('1', '300', 'true', 'null') },
  )
  return { text, some: text.filter((value) => value !== '') }
}

/** `*` and `\` stand for themselves in a wildcard only behind a `\`. */
function wildcardOf(some: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const piece = some.map((value) => value.replaceAll(/[\\*]/g, '\\$&'))
  return fc
    .array(piece, { minLength: 1, maxLength: 3 })
    .chain((pieces) => fc.constantFrom(pieces.join('*'), `*${pieces.join('*')}`, `${pieces[0]}*`))
}

function anythingBut({ text, some, wildcard }: Texts): fc.Arbitrary<unknown> {
  const oneOrMore = (texts: fc.Arbitrary<string>) =>
    fc.oneof(texts, fc.array(texts, { minLength: 1, maxLength: 3 }))
  return fc.oneof(
    fc.oneof(text, number),
    fc.array(text, { minLength: 1, maxLength: 3 }),
    fc.array(number, { minLength: 1, maxLength: 3 }),
    oneOrMore(some).map((prefix) => ({ prefix })),
    oneOrMore(some).map((suffix) => ({ suffix })),
    oneOrMore(some).map((value) => ({ 'equals-ignore-case': value })),
    ...(wildcard ? [oneOrMore(wildcard).map((value) => ({ wildcard: value }))] : []),
  )
}

function operatorOf(texts: Texts): fc.Arbitrary<Alternative> {
  const { some, wildcard } = texts
  const caseless = some.map((value) => ({ 'equals-ignore-case': value }))
  const end = fc.oneof(some, caseless)
  return fc.oneof(
    { weight: 2, arbitrary: end.map((prefix) => ({ prefix })) },
    { weight: 2, arbitrary: end.map((suffix) => ({ suffix })) },
    { weight: 2, arbitrary: caseless },
    { weight: 2, arbitrary: wildcard ? wildcard.map((value) => ({ wildcard: value })) : caseless },
    { weight: 2, arbitrary: numeric.map((value) => ({ numeric: value })) },
    { weight: 1, arbitrary: cidr.map((value) => ({ cidr: value })) },
    { weight: 3, arbitrary: anythingBut(texts).map((value) => ({ 'anything-but': value })) },
    { weight: 2, arbitrary: fc.boolean().map((exists) => ({ exists })) },
  )
}

function vocabularyOf(texts: Texts): Vocabulary {
  const { text } = texts
  const scalar: fc.Arbitrary<Scalar> = fc.oneof(
    { weight: 5, arbitrary: text },
    { weight: 3, arbitrary: number },
    { weight: 1, arbitrary: fc.boolean() },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: ip },
  )
  return {
    scalar,
    alternative: fc.oneof(
      { weight: 2, arbitrary: scalar },
      { weight: 3, arbitrary: operatorOf(texts) },
    ),
    near(alternatives) {
      const written = alternatives.flatMap(leaves)
      if (written.length === 0) return scalar
      return fc
        .constantFrom(...written)
        .chain((value) => fc.oneof(fc.constant(value), nudged(value, { text, scalar })))
    },
  }
}

const asciiTexts = textsOf(ascii)
/** One of them makes a pair: every operator over ASCII, or all but wildcard beyond it. */
export const vocabularies = [
  vocabularyOf({ ...asciiTexts, wildcard: wildcardOf(asciiTexts.some) }),
  vocabularyOf(textsOf(wide)),
] as const

function leaves(value: unknown): readonly unknown[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leaves)
  return [value]
}

/** Beyond that, event-ruler differs from the documentation: see the check. */
function within(value: number): number {
  return Math.max(-5e9, Math.min(5e9, value))
}

function nudged(
  value: unknown,
  { text, scalar }: { readonly text: fc.Arbitrary<string>; readonly scalar: fc.Arbitrary<Scalar> },
): fc.Arbitrary<unknown> {
  if (typeof value === 'number')
    return fc.constantFrom<unknown>(within(value + 1), within(value - 1), value / 2, -value)
  if (typeof value !== 'string') return scalar
  const plain = value.replaceAll(/\\(.)/g, '$1').replace(/\/\d+$/, '')
  if (isIP(plain)) return ip
  return fc
    .tuple(text, fc.nat({ max: 5 }))
    .chain(([more, place]) =>
      fc.constantFrom(
        plain,
        plain + more,
        more + plain,
        plain.slice(0, -1),
        plain.slice(1),
        plain.toUpperCase(),
        plain.toLowerCase(),
        plain.replaceAll('*', more),
        plain.slice(0, place) + more + plain.slice(place),
      ),
    )
}

/** What a matcher must refuse. */
export const broken: fc.Arbitrary<unknown> = fc.constantFrom<unknown[]>(
  [{}],
  [[]],
  [{ prefix: 1 }],
  [{ suffix: null }],
  [{ wildcard: 'a**b' }],
  [{ wildcard: 'a\\b' }],
  [{ numeric: [] }],
  [{ numeric: ['>'] }],
  [{ numeric: ['<', 5, '>', 1] }],
  [{ numeric: ['>', 5, '<', 1] }],
  [{ numeric: ['>', '5'] }],
  [{ cidr: '10.0.0.0/33' }],
  [{ cidr: '10.0.0/8' }],
  [{ exists: 'yes' }],
  [{ 'anything-but': [] }],
  [{ 'anything-but': ['a', 1] }],
  [{ 'anything-but': { cidr: '10.0.0.0/8' } }],
  [{ 'anything-but': null }],
  [{ 'equals-ignore-case': ['a'] }],
  [{ prefix: 'a', suffix: 'b' }],
  [{ unknown: 'a' }],
  [],
)
