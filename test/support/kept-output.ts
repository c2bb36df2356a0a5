/** An Output that keeps what a command prints, for tests to read. */
import type { Output } from '../../cli/support/output.ts'

export interface KeptOutput extends Output {
  readonly lines: string[]
  /** Rows of all tables, each as its cells by heading. */
  readonly rows: Array<Readonly<Record<string, string>>>
  /** What was printed as JSON. */
  readonly values: unknown[]
  readonly told: string[]
}

export function keptOutput(): KeptOutput {
  const kept = { lines: [] as string[], values: [] as unknown[], told: [] as string[] }
  const rows: KeptOutput['rows'] = []
  return {
    ...kept,
    rows,
    line: (text = '') => void kept.lines.push(text),
    table(headings, cells) {
      for (const row of cells)
        rows.push(Object.fromEntries(headings.map((heading, at) => [heading, row[at] ?? ''])))
    },
    json: (value) => void kept.values.push(JSON.parse(JSON.stringify(value))),
    progress: (text) => void kept.told.push(text),
  }
}
