/**
 * The template gives its service roles what they need and no more. `npm run proof --
 * least-privilege` takes every action away in turn; here a sample is.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { grantsIn } from '../support/least-privilege/grants.ts'
import {
  type BriefDeployment,
  type CourseRun,
  deployBriefly,
  keyOf,
  runCourse,
  showsMissing,
} from '../support/least-privilege/probe.ts'
import { testSeed } from '../support/seed.ts'

const SAMPLE = 3
let brief: BriefDeployment
let run: CourseRun

beforeAll(async () => {
  brief = await deployBriefly()
  run = await runCourse(brief.deployed)
}, 240_000)
afterAll(() => brief?.remove())

describe('the course through everything that Rollcall does', () => {
  test('is refused nothing', () => {
    expect(run.refused).toEqual([])
  })

  test('uses every action of every statement of every service role', () => {
    const grants = grantsIn(brief.deployed.assembly)
    expect(grants.length).toBeGreaterThan(100)
    const unused = grants.filter((grant) => !run.used.has(keyOf(grant)))
    expect(unused.map(keyOf)).toEqual([])
  })
})

test('an action taken away shows', async () => {
  const grants = grantsIn(brief.deployed.assembly).filter((grant) => run.used.has(keyOf(grant)))
  const options = { seed: testSeed(), numRuns: 1 }
  const [sample = []] = fc.sample(
    fc.shuffledSubarray(grants, { minLength: SAMPLE, maxLength: SAMPLE }),
    options,
  )
  for (const grant of sample) {
    const showed = await showsMissing(grant, brief.deployed, run.used.get(keyOf(grant)) ?? '')
    expect(showed, keyOf(grant)).toBeDefined()
  }
}, 240_000)
