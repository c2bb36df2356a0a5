/** event-ruler's verdicts on pairs, and ours. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { compilePattern } from '../../../sandbox/events/pattern/compile-pattern.ts'
import { firstLine, ran, workspace } from '../tools.ts'
import type { Pair } from './pairs.ts'
import { singles } from './singles.ts'

export type Verdict = 'true' | 'false' | 'invalid'

/** One verdict a pair. Throws when the program fails. `java` are the arguments that run it. */
export function theirs(java: readonly string[], pairs: readonly Pair[]): readonly string[] {
  if (pairs.length === 0) return []
  mkdirSync(workspace, { recursive: true })
  const files = (['pattern', 'event'] as const).map((part) => {
    const file = `${workspace}/${part}s.txt`
    writeFileSync(file, `${pairs.map((one) => JSON.stringify(one[part])).join('\n')}\n`)
    return file
  })
  const judged = ran('java', [...java, ...files])
  const verdicts = judged.stdout.trimEnd().split('\n')
  if (judged.code !== 0 || verdicts.length !== pairs.length) throw new Error(firstLine(judged))
  return verdicts
}

export function ours({ pattern, event }: Pair): Verdict {
  try {
    return compilePattern(pattern)(event) ? 'true' : 'false'
  } catch {
    return 'invalid'
  }
}

/**
 * event-ruler asked about each alternative alone, in a machine of its own, as the documentation
 * reads a pattern: any of them may hold. Undefined when there are too many to ask about.
 */
export function theirsOneByOne(java: readonly string[], pair: Pair): string | undefined {
  const patterns = singles(pair.pattern)
  if (!patterns) return undefined
  const verdicts = theirs(
    java,
    patterns.map((pattern) => ({ pattern, event: pair.event })),
  )
  if (verdicts.includes('invalid')) return 'invalid'
  return verdicts.includes('true') ? 'true' : 'false'
}
