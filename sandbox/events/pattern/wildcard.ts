/**
 * `{"wildcard": "a*b"}`: `*` stands for any characters or none; `\*` and `\\` for the characters
 * themselves. Two wildcards in a row and other escapes are refused, as documented. EventBridge also
 * refuses wildcards that are "too complex"; where it draws that line is not established, so none is
 * refused for it here.
 */
import { invalidPattern } from './invalid-pattern.ts'
import { type Operator, requireText } from './value-test.ts'

export const wildcard: Operator = (argument, place) => {
  const [first = '', ...rest] = literals(requireText(argument, 'wildcard', place), place)
  const last = rest.pop()
  if (last === undefined) return (value) => value === first
  return (value) => typeof value === 'string' && matches(value, { first, middle: rest, last })
}

interface Pieces {
  readonly first: string
  readonly middle: readonly string[]
  readonly last: string
}

/** Taking each piece at its first place is enough, because what follows a `*` may be anything. */
function matches(value: string, { first, middle, last }: Pieces): boolean {
  if (!value.startsWith(first)) return false
  let from = first.length
  for (const piece of middle) {
    const found = value.indexOf(piece, from)
    if (found < 0) return false
    from = found + piece.length
  }
  return value.length - last.length >= from && value.endsWith(last)
}

/** The literal texts between the wildcards. */
function literals(pattern: string, place: string): string[] {
  const pieces: string[] = []
  let piece = ''
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern.charAt(index)
    const next = pattern.charAt(index + 1)
    if (character === '\\') {
      if (next !== '*' && next !== '\\')
        throw invalidPattern(`Invalid escape character at pos ${index}`, place)
      piece += next
      index++
    } else if (character === '*') {
      if (next === '*')
        throw invalidPattern(`Consecutive wildcard characters at pos ${index}`, place)
      pieces.push(piece)
      piece = ''
    } else {
      piece += character
    }
  }
  return [...pieces, piece]
}
