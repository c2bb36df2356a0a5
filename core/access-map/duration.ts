/** Durations as the access map writes them: a whole number of minutes, hours or days. */

const unitMs: ReadonlyMap<string, number> = new Map([
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
])

export const durationPattern = /^[1-9][0-9]{0,5}[mhd]$/

/** Milliseconds of `30m`, `12h` or `7d`; undefined when the text is none of these. */
export function parseDuration(text: string): number | undefined {
  if (!durationPattern.test(text)) return undefined
  const unit = unitMs.get(text.slice(-1))
  return unit === undefined ? undefined : Number(text.slice(0, -1)) * unit
}
