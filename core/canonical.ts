/** One text for one value: JSON with sorted keys, so that equal data always has an equal hash. */

/**
 * JSON without spaces, object keys sorted by UTF-16 code unit, members that are `undefined` left
 * out (the order and number form of RFC 8785). Throws TypeError on what JSON cannot say: numbers
 * that are not finite, functions, symbols, big integers, `undefined` outside an object.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) return canonicalObject(value)
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new TypeError(`JSON has no way to write the number ${value}`)
  }
  if (typeof value === 'bigint') throw new TypeError('JSON has no way to write a big integer')
  const text: string | undefined = JSON.stringify(value)
  if (text === undefined) throw new TypeError(`JSON has no way to write a ${typeof value}`)
  return text
}

function canonicalObject(value: object): string {
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}
