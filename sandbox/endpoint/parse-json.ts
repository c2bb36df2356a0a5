/** Reads JSON that strangers sent. */

/** Deeper nesting could exhaust the stack of whatever walks the value (the limit is assumed). */
const deepest = 200

/** Throws `SyntaxError` for what is no JSON or is nested more than 200 deep. */
export function parseJson(body: Buffer): unknown {
  if (nesting(body) > deepest) throw new SyntaxError(`nested more than ${deepest} deep`)
  return JSON.parse(body.toString('utf8'))
}

const quote = 0x22
const backslash = 0x5c
const opening = [0x5b, 0x7b]
const closing = [0x5d, 0x7d]

function nesting(body: Buffer): number {
  let depth = 0
  let most = 0
  let inText = false
  for (let index = 0; index < body.length; index++) {
    const byte = body[index] ?? 0
    if (inText) {
      if (byte === backslash) index++
      else if (byte === quote) inText = false
    } else if (byte === quote) inText = true
    else if (opening.includes(byte)) most = Math.max(most, ++depth)
    else if (closing.includes(byte)) depth--
  }
  return most
}
