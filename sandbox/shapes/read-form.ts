/** Gives the members of a query request the types of their shape: a form holds texts only. */
import type { Shape } from './shape.ts'

/** What does not read as its type stays text, for the check to tell. */
export function readForm(shape: Shape, value: unknown): unknown {
  switch (shape.kind) {
    case 'number':
      return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value
    case 'boolean':
      return value === 'true' ? true : value === 'false' ? false : value
    case 'list':
      // An empty list is sent as `Tags=`.
      if (value === '') return []
      return Array.isArray(value) ? value.map((item) => readForm(shape.item, item)) : value
    case 'structure':
    case 'union':
      return readMembers(shape.byWireName, value)
    default:
      return value
  }
}

function readMembers(
  members: ReadonlyMap<string, { readonly shape: Shape }>,
  value: unknown,
): unknown {
  if (typeof value !== 'object' || value === null) return value
  const read = Object.entries(value).map(([name, item]) => {
    const member = members.get(name)
    return [name, member ? readForm(member.shape, item) : item]
  })
  return Object.fromEntries(read)
}
