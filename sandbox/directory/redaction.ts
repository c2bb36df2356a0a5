/** What CloudTrail shows in place of names, addresses and other personal data. */

/** AWS's own words; also stands in place of whole structures. */
export const HIDDEN = 'HIDDEN_DUE_TO_SECURITY_REASONS'

/** Hides every string and number within a value; the names of members stay, as in AWS's records. */
export function hideTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hideTexts)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, hideTexts(item)]))
  return typeof value === 'string' || typeof value === 'number' ? HIDDEN : value
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The locale string of dates inside SCIM records: `Oct 10, 2024, 1:23:45 PM`. */
export function trailDate(timeMs: number): string {
  const time = new Date(timeMs)
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${MONTHS[time.getUTCMonth()]} ${time.getUTCDate()}, ${time.getUTCFullYear()}`
  const hour = time.getUTCHours()
  const clock = `${hour % 12 || 12}:${two(time.getUTCMinutes())}:${two(time.getUTCSeconds())}`
  return `${day}, ${clock} ${hour < 12 ? 'AM' : 'PM'}`
}

/** The older locale string, still of console records: `Apr 25, 2023 12:46:02 AM`. */
export function consoleTrailDate(timeMs: number): string {
  return trailDate(timeMs).replace(/(\d{4}), /, '$1 ')
}
