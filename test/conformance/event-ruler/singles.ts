/** A pattern as patterns of one alternative a field: it matches what any of them does. */

type Members = Readonly<Record<string, unknown>>

/** More are not asked about. */
const MOST = 50_000

/** Undefined when there would be too many. */
export function singles(pattern: unknown): readonly unknown[] | undefined {
  return isMembers(pattern) ? ofMembers(pattern) : [pattern]
}

function ofMembers(members: Members): readonly Members[] | undefined {
  let found: readonly Members[] = [{}]
  for (const [name, value] of Object.entries(members)) {
    const options = ofMember(name, value)
    if (!options || found.length * options.length > MOST) return undefined
    found = found.flatMap((one) => options.map((option) => ({ ...one, [name]: option })))
  }
  return found
}

/** `$or` needs two: the same twice says one. */
function ofMember(name: string, value: unknown): readonly unknown[] | undefined {
  if (isMembers(value)) return ofMembers(value)
  if (!Array.isArray(value)) return [value]
  if (name !== '$or') return value.map((alternative) => [alternative])
  const options = value.map((option) => (isMembers(option) ? ofMembers(option) : undefined))
  if (options.includes(undefined)) return undefined
  return options.flatMap((some) => (some ?? []).map((one) => [one, one]))
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
