/**
 * The seed of every random test: ROLLCALL_SEED, else the commit's hash, so a failure can be
 * replayed.
 */
import { execFileSync } from 'node:child_process'

let seed: number | undefined

/** An integer in [0, 2^31). */
export function testSeed(): number {
  seed ??= Number(process.env.ROLLCALL_SEED ?? seedOfCommit()) % 2 ** 31
  return seed
}

function seedOfCommit(): number {
  const hash = execFileSync('git', ['rev-parse', '--short=7', 'HEAD'], { encoding: 'utf8' }).trim()
  return Number.parseInt(hash, 16)
}
