/** Printing, handed to commands: lines and tables for people, JSON for programs. */

export interface Output {
  line(text?: string): void
  /** Rows of equal length under their headings; columns as wide as their widest cell. */
  table(headings: readonly string[], rows: ReadonlyArray<readonly string[]>): void
  json(value: unknown): void
  /** To stderr: what is going on, never a result. */
  progress(text: string): void
}

export function consoleOutput(): Output {
  const line = (text = '') => void process.stdout.write(`${text}\n`)
  return {
    line,
    table(headings, rows) {
      for (const row of aligned([headings, ...rows])) line(`  ${row}`)
    },
    json: (value) => line(JSON.stringify(value, null, 2)),
    progress: (text) => void process.stderr.write(`${text}\n`),
  }
}

function aligned(rows: ReadonlyArray<readonly string[]>): string[] {
  const widths: number[] = []
  for (const row of rows)
    for (const [column, cell] of row.entries())
      widths[column] = Math.max(widths[column] ?? 0, cell.length)
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

/** For example `2026-11-21 14:03:07Z`. */
export function instant(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')}Z`
}
