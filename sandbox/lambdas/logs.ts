/** What functions print: the last lines of each, kept apart from the sandbox's own output. */
import { defineStore } from '../world/world.ts'

export interface LogLine {
  /** By the sandbox's clock. */
  readonly timeMs: number
  readonly stream: 'stdout' | 'stderr'
  readonly text: string
}

/** Lines kept for each function; older ones are dropped. */
export const linesKept = 1000

/** Characters kept of a line, as many as a log event of 256 KB holds (assumed of CloudWatch). */
const longestLine = 262_144

/** Lines by function name, oldest first. */
export const functionLogs = defineStore<Map<string, LogLine[]>>(() => new Map())

export function appendLine(
  logs: Map<string, LogLine[]>,
  functionName: string,
  line: LogLine,
): void {
  const lines = logs.get(functionName) ?? []
  const text = line.text.slice(0, longestLine)
  lines.push(text.length < line.text.length ? { ...line, text } : line)
  if (lines.length > linesKept) lines.splice(0, lines.length - linesKept)
  logs.set(functionName, lines)
}
