/** Reads the values that condition operators compare. */

const number = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/

/** An integer or decimal. */
export function readNumber(text: string): number | undefined {
  return number.test(text.trim()) ? Number(text) : undefined
}

const epoch = /^\d+(\.\d+)?$/
const date = /^\d{4}-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?)?$/

/**
 * Milliseconds of a date: one of the W3C's forms of ISO 8601, or seconds since 1970 (IAM User
 * Guide). A number of four digits is taken as seconds, not as a year: which AWS takes it for is not
 * established.
 */
export function readDate(text: string): number | undefined {
  if (epoch.test(text)) return Number(text) * 1000
  const time = date.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(time) ? undefined : time
}

/** `true` or `false`, however it is spelt. */
export function readBoolean(text: string): boolean | undefined {
  const lower = text.toLowerCase()
  return lower === 'true' || lower === 'false' ? lower === 'true' : undefined
}

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** The bytes of a text in base 64, as hexadecimal digits. */
export function readBinary(text: string): string | undefined {
  return base64.test(text) ? Buffer.from(text, 'base64').toString('hex') : undefined
}
