/** Slips in the YAML itself. */
import { expect, test } from 'vitest'
import { exampleWith, problemsOf } from './example.ts'

test.each([
  {
    slip: 'a tab',
    change: ['    domain: research', '\tdomain: research'] as const,
    at: 'access.yaml:12',
    found: '"\\tdomain: research"',
    right: 'spaces, since YAML takes no tab there',
  },
  {
    slip: 'two documents',
    change: ['trail: create', '---\ntrail: create'] as const,
    at: 'access.yaml:3',
    found: '"---"',
    right: 'one YAML document',
  },
  {
    slip: 'a bracket that is not closed',
    change: ['[ml.t3.medium, ml.m5.large]', '[ml.t3.medium, ml.m5.large'] as const,
    at: 'access.yaml:18',
    found: '"    grace: 7d"',
    right: 'a closing } or ] for each { or [',
  },
])('$slip is told once, with its line', ({ change, at, found, right }) => {
  const problems = problemsOf(exampleWith(change))
  expect(problems).toHaveLength(1)
  expect(problems[0]).toContain(`${at}: found ${found}; right: ${right}`)
})

test('an alias is refused with its anchor, since every entitlement names a line of its own', () => {
  const text = exampleWith(
    ['buckets: [', 'buckets: &ours ['],
    ['    spaces: discard', '    buckets: *ours\n    spaces: discard'],
  )
  expect(problemsOf(text).map((problem) => problem.replace(/; right: .*/, ''))).toEqual([
    'access.yaml:16: found the anchor &ours',
    'access.yaml:23: found the alias *ours',
  ])
})

test('names that differ in case only are refused', () => {
  expect(problemsOf(exampleWith(['  vision:', '  Fraud:']))[0]).toContain(
    'teams.Fraud: found "Fraud" a second time (first on line 11)',
  )
})
