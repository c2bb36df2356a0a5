/**
 * Compiles an EventBridge event pattern to a function of the event. Sources: the user guide's pages
 * eb-event-patterns, eb-create-pattern, eb-create-pattern-operators and eb-event-patterns-arrays;
 * what they leave open (array consistency, absence inside lists) follows the published matcher
 * aws/event-ruler.
 */
import type { FieldTest } from './field-test.ts'
import { consistent, findValues, type Membership, type Path, readPath } from './find-values.ts'
import { invalidPattern } from './invalid-pattern.ts'
import { readPattern } from './read-pattern.ts'

/** Most characters of a pattern (eb-quota, "Event pattern size": 2,048, adjustable on request). */
export const longestPattern = 2048

interface Field {
  readonly path: Path
  readonly test: FieldTest
}

/**
 * `pattern` is parsed JSON, measured as compact JSON text. Throws `InvalidEventPatternException`
 * with the place; that a pattern too long answers the same code is assumed.
 */
export function compilePattern(pattern: unknown): (event: unknown) => boolean {
  const alternatives = readPattern(pattern).map((conjunction) =>
    [...conjunction]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([path, test]) => ({ path: readPath(path), test })),
  )
  const length = JSON.stringify(pattern).length
  if (length > longestPattern)
    throw invalidPattern(`pattern has ${length} characters, at most ${longestPattern} allowed`, '')
  return (event) =>
    alternatives.some((fields) => holds(event, fields, { done: 0, chosen: undefined }))
}

/** Parses and compiles; text that is not JSON is an `InvalidEventPatternException`. */
export function compilePatternText(text: string): (event: unknown) => boolean {
  return compilePattern(parsePattern(text))
}

export function parsePattern(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw invalidPattern(`not JSON: ${cause instanceof Error ? cause.message : cause}`, '')
  }
}

interface Progress {
  /** How many fields are matched. */
  readonly done: number
  readonly chosen: Membership | undefined
}

/** Fields are tried in order of path, each value tied to the list elements chosen before it. */
function holds(event: unknown, fields: readonly Field[], { done, chosen }: Progress): boolean {
  const field = fields[done]
  if (!field) return true
  const rest = (membership: Membership | undefined) =>
    holds(event, fields, { done: done + 1, chosen: merge(chosen, membership) })
  let present = false
  const matched = findValues(event, field.path, (value, membership) => {
    if (!consistent(chosen, membership)) return false
    present = true
    return field.test.present(value) && rest(membership)
  })
  return matched || (field.test.absent && !present && rest(undefined))
}

function merge(
  chosen: Membership | undefined,
  more: Membership | undefined,
): Membership | undefined {
  let merged = chosen
  for (let one = more; one; one = one.outer)
    merged = { list: one.list, index: one.index, outer: merged }
  return merged
}
