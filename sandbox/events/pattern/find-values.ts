/** Finds an event's values at a dotted path, remembering which list elements they lie in. */

/** The list elements a value lies in, innermost first. */
export interface Membership {
  readonly list: readonly unknown[]
  readonly index: number
  readonly outer: Membership | undefined
}

/** A path in every way it can be split into names, since a name of the event may hold dots. */
export interface Path {
  /** By how many segments are used up: each name that may come next and how many it uses. */
  readonly names: ReadonlyArray<ReadonlyArray<{ readonly name: string; readonly next: number }>>
}

export function readPath(path: string): Path {
  const segments = path.split('.')
  return {
    names: segments.map((_, from) =>
      segments.slice(from).map((_, more) => {
        const next = from + more + 1
        return { name: segments.slice(from, next).join('.'), next }
      }),
    ),
  }
}

export type Visit = (value: unknown, membership: Membership | undefined) => boolean

/**
 * Calls `visit` with each value at the path until it answers true, and answers whether it did.
 * Lists are looked through; objects and empty lists are no values.
 */
export function findValues(event: unknown, path: Path, visit: Visit): boolean {
  return look(event, { path, visit }, { used: 0, membership: undefined })
}

interface Search {
  readonly path: Path
  readonly visit: Visit
}

interface Position {
  readonly used: number
  readonly membership: Membership | undefined
}

function look(value: unknown, search: Search, position: Position): boolean {
  if (Array.isArray(value)) return lookThrough(value, search, position)
  const names = search.path.names[position.used]
  const isObject = typeof value === 'object' && value !== null
  if (names === undefined) return !isObject && search.visit(value, position.membership)
  if (!isObject) return false
  const members = value as Readonly<Record<string, unknown>>
  for (const { name, next } of names) {
    if (!Object.hasOwn(members, name)) continue
    if (look(members[name], search, { used: next, membership: position.membership })) return true
  }
  return false
}

/** Only objects and lists inside a list are tied to their place in it; plain values are not. */
function lookThrough(list: readonly unknown[], search: Search, position: Position): boolean {
  for (const [index, element] of list.entries()) {
    const nested = typeof element === 'object' && element !== null
    const membership = nested ? { list, index, outer: position.membership } : position.membership
    if (look(element, search, { used: position.used, membership })) return true
  }
  return false
}

/** False when the two lie in different elements of one list. */
export function consistent(left: Membership | undefined, right: Membership | undefined): boolean {
  for (let one = left; one; one = one.outer)
    for (let other = right; other; other = other.outer)
      if (one.list === other.list && one.index !== other.index) return false
  return true
}
