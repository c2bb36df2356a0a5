/** The count at the end of a test run leaves nothing out. */
import { describe, expect, it } from 'vitest'
import { lastLine, total } from './support/tally.ts'
import { tallyOf } from './support/vitest-tally.ts'

const report = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [{ status: 'passed', assertionResults: [{}] }],
}

describe('the count of a test run', () => {
  it('says what passed, failed and was skipped', () => {
    expect(lastLine(tallyOf(report, 0))).toBe('3 passed, 0 failed, 2 skipped')
  })

  it('counts a file that does not load as failed', () => {
    const testResults = [...report.testResults, { status: 'failed', assertionResults: [] }]
    expect(tallyOf({ ...report, testResults }, 1).failed).toBe(1)
  })

  it('counts a run that failed outside its tests, or left no report, as failed', () => {
    expect(tallyOf(report, 1).failed).toBe(1)
    expect(tallyOf(undefined, 0).failed).toBe(1)
  })

  it('adds up its parts', () => {
    const one = { passed: 1, failed: 2, skipped: 3 }
    expect(total([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 })
  })
})
