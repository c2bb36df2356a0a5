/** How the tests run: two processes at most, and time for those that build and synthesize. */
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/longest-first.ts'

/**
 * Tests that keep to objects of their own share two processes, which spares them a start and all
 * imports for each file. Whoever sets the environment, as all do that speak to a whole sandbox, has
 * a process of its own.
 */
const sharing = [
  'test/{core,functions,simulation}/**/*.test.ts',
  'test/sandbox/*.test.ts',
  'test/sandbox/!(bad-input)/**/*.test.ts',
]

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: 'sharing', include: sharing, isolate: false } },
      { extends: true, test: { name: 'alone', include: ['test/**/*.test.ts'], exclude: sharing } },
    ],
  },
})
