/** What benches share: a median, and a result that is printed and kept. */
import { mkdirSync, writeFileSync } from 'node:fs'

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

/** Prints the lines, and writes them to bench/results/<name>.txt. */
export function keepResult(name: string, lines: readonly string[]): void {
  const text = `${lines.join('\n')}\n`
  process.stdout.write(text)
  mkdirSync('bench/results', { recursive: true })
  writeFileSync(`bench/results/${name}.txt`, text)
}
