/** The filters Identity Center understands: `attribute eq "value"`, joined by `and`. */
import { invalid } from '../errors.ts'

export interface FilterTerm {
  readonly attribute: string
  readonly value: string | boolean
}

const TERM = /^\s*([A-Za-z$][\w$.:-]*)\s+(\w+)\s+("(?:[^"\\]|\\.)*"|true|false)\s*/i

/** Throws `ValidationException` for anything but `eq` and `and`. */
export function readFilter(filter: string): readonly FilterTerm[] {
  const terms: FilterTerm[] = []
  let rest = filter
  for (;;) {
    const found = TERM.exec(rest)
    const [whole, attribute, operator, literal] = found ?? []
    if (whole === undefined || attribute === undefined || literal === undefined)
      throw invalid('A filter must be written: <filterAttribute> eq "<filterValue>".')
    if (operator?.toLowerCase() !== 'eq')
      throw invalid(`The filter operator ${operator} is not supported; only eq is.`)
    terms.push({ attribute, value: literalOf(literal) })
    rest = rest.slice(whole.length)
    if (rest === '') return terms
    const joined = /^and\s+/i.exec(rest)
    if (!joined) throw invalid('Filters can only be joined by and.')
    rest = rest.slice(joined[0].length)
  }
}

function literalOf(literal: string): string | boolean {
  if (!literal.startsWith('"')) return literal.toLowerCase() === 'true'
  return literal.slice(1, -1).replace(/\\(.)/g, '$1')
}

/**
 * The terms of a list's filter by attribute name in lower case. Throws `ValidationException` when
 * their combination is none of `combinations`.
 */
export function filterOf(
  text: string | null,
  combinations: readonly (readonly string[])[],
): ReadonlyMap<string, string> {
  if (text === null) return new Map()
  const terms = readFilter(text)
  const names = terms.map(({ attribute }) => attribute.toLowerCase())
  const matches = (combination: readonly string[]) =>
    combination.length === names.length &&
    combination.every((name) => names.includes(name.toLowerCase()))
  if (!combinations.some(matches))
    throw invalid(
      `The filter on ${terms.map(({ attribute }) => attribute).join(' and ')} is not supported.`,
    )
  return new Map(terms.map(({ attribute, value }) => [attribute.toLowerCase(), String(value)]))
}
