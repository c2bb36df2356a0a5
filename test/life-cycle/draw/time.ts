/** Spans of time as a reader says them. */

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const units: ReadonlyArray<readonly [number, string]> = [
  [DAY, 'd'],
  [HOUR, 'h'],
  [MINUTE, 'min'],
  [SECOND, 's'],
]

/** `5.2 s`, `1 min 5 s`, `8 h`, `1 d 1 h`: at most two units, seconds by tenths. */
export function inWords(ms: number): string {
  let rest = Math.round(Math.abs(ms) / 100) * 100
  const parts: string[] = []
  for (const [unit, name] of units) {
    const whole = unit === SECOND ? rest / SECOND : Math.floor(rest / unit)
    rest -= Math.floor(rest / unit) * unit
    if (whole > 0) parts.push(`${Number.isInteger(whole) ? whole : whole.toFixed(1)} ${name}`)
  }
  return (ms < 0 ? '-' : '') + (parts.slice(0, 2).join(' ') || '0 s')
}
