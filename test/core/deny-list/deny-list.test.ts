/** Whoever is denied on a role is named by one of its policies, as long as they fit. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Denied,
  type DenyListInput,
  denyListOf,
  denyPolicyCount,
} from '../../../core/deny-list/deny-list.ts'
import { type DenyDocument, profilesIn } from '../../../core/deny-list/document.ts'
import { denyPolicyArns } from '../../../core/deny-list/policy-arns.ts'
import { longestPolicy } from '../../../core/persona/policy.ts'
import { testSeed } from '../../support/seed.ts'

const jobs = fc.constantFrom('stop', 'finish')

/** As long as SageMaker lets a profile's name be, at most. */
const profileName = fc.stringMatching(/^u-[a-z0-9]{1,10}-[a-z]{1,50}$/)

const entries = fc.uniqueArray(
  fc.record({ profileName, userId: fc.uuid(), since: fc.integer({ min: 0, max: 20 }) }),
  { selector: (entry) => entry.profileName, maxLength: 350, size: 'max' },
)

/** A list as it stood once: for some of those who are denied now, and for others. */
const before = fc.record({ entries, jobs })

const namedBy = (documents: readonly DenyDocument[]) =>
  documents.map((document) => profilesIn(JSON.stringify(document)))

const standingOf = (input: DenyListInput) => namedBy(denyListOf(input).documents)

function promise(
  check: (given: { now: readonly Denied[]; rule: 'stop' | 'finish'; was: string[][] }) => void,
): void {
  fc.assert(
    fc.property(entries, jobs, before, fc.integer({ min: 0, max: 350 }), (all, rule, old, cut) => {
      const earlier = [...all.slice(0, cut), ...old.entries]
      const was = standingOf({ entries: earlier, jobs: old.jobs }).map((names) => [...names])
      check({ now: all, rule, was })
    }),
    { seed: testSeed(), numRuns: 40 },
  )
}

describe('a Deny list', () => {
  test('has four policies, none longer than IAM takes', () => {
    promise(({ now, rule, was }) => {
      const { documents } = denyListOf({ entries: now, jobs: rule, standing: was })
      expect(documents).toHaveLength(denyPolicyCount)
      for (const document of documents)
        expect(JSON.stringify(document).length).toBeLessThanOrEqual(longestPolicy)
    })
  })

  test('names everyone once, or says that they are left out', () => {
    promise(({ now, rule, was }) => {
      const { documents, leftOut } = denyListOf({ entries: now, jobs: rule, standing: was })
      const said = [...namedBy(documents).flat(), ...leftOut.map((entry) => entry.profileName)]
      expect(said.sort()).toEqual(now.map((entry) => entry.profileName).sort())
    })
  })

  test('does not depend on the order of the entries', () => {
    promise(({ now, rule, was }) => {
      const list = denyListOf({ entries: now, jobs: rule, standing: was })
      const reversed = [...now].reverse()
      expect(denyListOf({ entries: reversed, jobs: rule, standing: was })).toEqual(list)
    })
  })

  test('stays as it is when it is written again', () => {
    promise(({ now, rule, was }) => {
      const list = denyListOf({ entries: now, jobs: rule, standing: was })
      const standing = namedBy(list.documents)
      expect(denyListOf({ entries: now, jobs: rule, standing })).toEqual(list)
    })
  })

  test('moves nobody from one policy to another while the rule for jobs stays', () => {
    promise(({ now, rule }) => {
      const standing = standingOf({ entries: now, jobs: rule })
      const left = now.filter((_, index) => index % 3 !== 0)
      const { documents } = denyListOf({ entries: left, jobs: rule, standing })
      for (const [index, names] of namedBy(documents).entries())
        expect(standing[index]).toEqual(expect.arrayContaining([...names]))
    })
  })

  test('names nobody once everyone is taken off', () => {
    promise(({ rule, was }) => {
      const { documents, leftOut } = denyListOf({ entries: [], jobs: rule, standing: was })
      expect(leftOut).toEqual([])
      for (const { Statement } of documents)
        expect(Statement).toEqual([
          {
            Sid: 'Nobody',
            Effect: 'Deny',
            Action: '*',
            Resource: '*',
            Condition: { StringEquals: { 'aws:SourceIdentity': '(nobody)' } },
          },
        ])
    })
  })

  test('is written anew in one policy alone for one entry more', () => {
    const all = Array.from({ length: 200 }, (_, index) => entry(index))
    const standing = standingOf({ entries: all.slice(1), jobs: 'stop' })
    const { documents } = denyListOf({ entries: all, jobs: 'stop', standing })
    const changed = namedBy(documents).filter(
      (names, index) => names.length !== standing[index]?.length,
    )
    expect(changed).toHaveLength(1)
  })

  test('leaves out the newest when it is full, and takes them in when there is room', () => {
    const all = Array.from({ length: 500 }, (_, index) => entry(index))
    const full = denyListOf({ entries: all, jobs: 'stop' })
    expect(full.leftOut.length).toBeGreaterThan(0)
    expect(full.leftOut).toEqual(all.slice(-full.leftOut.length))
    const standing = namedBy(full.documents)
    const { leftOut } = denyListOf({ entries: all.slice(300), jobs: 'stop', standing })
    expect(leftOut).toEqual([])
  })
})

const entry = (index: number): Denied => ({
  profileName: `u-${String(index).padStart(16, '0')}-vision`,
  userId: String(index),
  since: index,
})

test('a policy edited by hand names nobody of ours', () => {
  const Statement = { Effect: 'Deny', Action: '*', Resource: '*' }
  expect(profilesIn(JSON.stringify({ Version: '2012-10-17', Statement }))).toEqual([])
  expect(profilesIn(JSON.stringify({ Statement: [{ ...Statement, Sid: 'By' }] }))).toEqual([])
})

test('the policies of a role lie in its account, by its name', () => {
  const arns = denyPolicyArns('arn:aws-cn:iam::111122223333:role/rollcall/persona/rollcall-a-b')
  expect(arns).toHaveLength(denyPolicyCount)
  expect(arns[3]).toBe('arn:aws-cn:iam::111122223333:policy/rollcall/deny/rollcall-a-b-deny-4')
  expect(() => denyPolicyArns('arn:aws:iam::111122223333:user/a')).toThrow("not a role's ARN")
})
