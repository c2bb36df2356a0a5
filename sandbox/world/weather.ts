/** Documented and assumed rates, durations and quotas, read from `sandbox/weather.json`. */
import { readFileSync } from 'node:fs'
import type { Random } from './random.ts'

export interface WeatherRow {
  /** One number, or the inclusive bounds of a uniform draw. */
  readonly value: number | readonly [number, number]
  readonly unit: 'ms' | 'count' | 'per second' | 'bytes'
  readonly ground: 'documented' | 'assumed'
  /** Where the figure comes from, or why it was assumed. */
  readonly source: string
}

export interface Weather {
  /** The value of a row, drawn when it gives bounds. Remembers which assumed rows were used. */
  draw(name: string, random: Random): number
  /** The assumed rows drawn so far, for the report. */
  assumed(): ReadonlyArray<{ readonly name: string; readonly row: WeatherRow }>
}

export function readWeather(
  path: URL = new URL('../weather.json', import.meta.url),
  overrides: Readonly<Record<string, WeatherRow>> = {},
): Weather {
  const rows: Record<string, WeatherRow> = {
    ...JSON.parse(readFileSync(path, 'utf8')),
    ...overrides,
  }
  const used = new Set<string>()
  return {
    draw(name, random) {
      const row = rows[name]
      if (!row) throw new Error(`weather.json has no row "${name}"`)
      if (row.ground === 'assumed') used.add(name)
      if (typeof row.value === 'number') return row.value
      const [low, high] = row.value
      return random.between(low, high)
    },
    assumed: () =>
      [...used].sort().flatMap((name) => {
        const row = rows[name]
        return row ? [{ name, row }] : []
      }),
  }
}
