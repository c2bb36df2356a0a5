/**
 * The order in which test files run. Vitest knows what took longest when it ran here before; in a
 * fresh clone it knows nothing, and a long file begun last would leave a processor idle.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Those that take more than ten seconds, longest first, then folders of which each file may. */
export const longest = [
  'test/sample/day.test.ts',
  'test/infra/least-privilege.test.ts',
  'test/end-to-end/sso-mode.test.ts',
  'test/life-cycle/restore.test.ts',
  'test/end-to-end/archive.test.ts',
  'test/end-to-end/held-removal.test.ts',
  'test/end-to-end/reconcile-all.test.ts',
  'test/cli/adopt.test.ts',
  'test/end-to-end/',
  'test/life-cycle/',
  'test/cli/',
  'test/sandbox/bad-input/',
] as const

/** Where a file stands among the longest; those that are not there come last. */
export function rankOf(path: string): number {
  const rank = longest.findIndex((part) => path.includes(`/${part}`))
  return rank < 0 ? longest.length : rank
}

export class LongestFirst extends BaseSequencer {
  /** Files of a project stay together: processes are shared within one. */
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.sort((a, b) => rankOf(a.moduleId) - rankOf(b.moduleId))
  }
}
