/** Whoever is denied on a role is named by one of its policies, as long as they fit. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Denied,
  type DenyListInput,
  denyListOf,
  denyPolicyCount,
} from '../../../core/deny-list/deny-list.ts'
import {
  type DenyDocument,
  denyDocument,
  presignDenyDocument,
  profilesIn,
} from '../../../core/deny-list/document.ts'
import { denyPolicyArns } from '../../../core/deny-list/policy-arns.ts'
import { longestPolicy } from '../../../core/persona/policy.ts'
import { testSeed } from '../../support/seed.ts'

const domain = { id: 'd-research0001', account: '111122223333', region: 'eu-west-1' }

/** By the rule for the jobs of a persona role's team, and on a presign role. */
const documents = {
  stop: (names: readonly string[]) => denyDocument(names, 'stop'),
  finish: (names: readonly string[]) => denyDocument(names, 'finish'),
  presigns: (names: readonly string[]) => presignDenyDocument(domain, names),
}
type Rule = keyof typeof documents

const rules = fc.constantFrom<Rule>('stop', 'finish', 'presigns')

/** As long as SageMaker lets a profile's name be, at most. */
const profileName = fc.stringMatching(/^u-[a-z0-9]{1,10}-[a-z]{1,50}$/)

const entries = fc.uniqueArray(
  fc.record({ profileName, userId: fc.uuid(), since: fc.integer({ min: 0, max: 20 }) }),
  { selector: (entry) => entry.profileName, maxLength: 350, size: 'max' },
)

/** A list as it stood once: for some of those who are denied now, and for others. */
const before = fc.record({ entries, rule: rules })

const namedBy = (list: readonly DenyDocument[]) =>
  list.map((document) => profilesIn(JSON.stringify(document)))

const standingOf = (input: DenyListInput) => namedBy(denyListOf(input).documents)

function promise(
  check: (given: { now: readonly Denied[]; rule: Rule; was: string[][] }) => void,
): void {
  fc.assert(
    fc.property(entries, rules, before, fc.integer({ min: 0, max: 350 }), (all, rule, old, cut) => {
      const earlier = [...all.slice(0, cut), ...old.entries]
      const was = standingOf({ entries: earlier, documentOf: documents[old.rule] }).map((names) => [
        ...names,
      ])
      check({ now: all, rule, was })
    }),
    { seed: testSeed(), numRuns: 40 },
  )
}

describe('a Deny list', () => {
  test('has four policies, none longer than IAM takes', () => {
    promise(({ now, rule, was }) => {
      const { documents: written } = denyListOf({
        entries: now,
        documentOf: documents[rule],
        standing: was,
      })
      expect(written).toHaveLength(denyPolicyCount)
      for (const document of written)
        expect(JSON.stringify(document).length).toBeLessThanOrEqual(longestPolicy)
    })
  })

  test('names everyone once, or says that they are left out', () => {
    promise(({ now, rule, was }) => {
      const { documents: written, leftOut } = denyListOf({
        entries: now,
        documentOf: documents[rule],
        standing: was,
      })
      const said = [...namedBy(written).flat(), ...leftOut.map((entry) => entry.profileName)]
      expect(said.sort()).toEqual(now.map((entry) => entry.profileName).sort())
    })
  })

  test('does not depend on the order of the entries', () => {
    promise(({ now, rule, was }) => {
      const list = denyListOf({ entries: now, documentOf: documents[rule], standing: was })
      const reversed = [...now].reverse()
      expect(denyListOf({ entries: reversed, documentOf: documents[rule], standing: was })).toEqual(
        list,
      )
    })
  })

  test('stays as it is when it is written again', () => {
    promise(({ now, rule, was }) => {
      const list = denyListOf({ entries: now, documentOf: documents[rule], standing: was })
      const standing = namedBy(list.documents)
      expect(denyListOf({ entries: now, documentOf: documents[rule], standing })).toEqual(list)
    })
  })

  test('moves nobody from one policy to another while the rule for jobs stays', () => {
    promise(({ now, rule }) => {
      const standing = standingOf({ entries: now, documentOf: documents[rule] })
      const left = now.filter((_, index) => index % 3 !== 0)
      const { documents: written } = denyListOf({
        entries: left,
        documentOf: documents[rule],
        standing,
      })
      const named = new Set(standing.flat())
      for (const [index, names] of namedBy(written).entries())
        expect(standing[index]).toEqual(
          expect.arrayContaining(names.filter((name) => named.has(name))),
        )
    })
  })

  test('names nobody once everyone is taken off', () => {
    promise(({ rule, was }) => {
      const { documents: written, leftOut } = denyListOf({
        entries: [],
        documentOf: documents[rule],
        standing: was,
      })
      expect(leftOut).toEqual([])
      for (const { Statement } of written)
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
    const standing = standingOf({ entries: all.slice(1), documentOf: documents.stop })
    const { documents: written } = denyListOf({
      entries: all,
      documentOf: documents.stop,
      standing,
    })
    const changed = namedBy(written).filter(
      (names, index) => names.length !== standing[index]?.length,
    )
    expect(changed).toHaveLength(1)
  })

  test('leaves out the newest when it is full, and takes them in when there is room', () => {
    const all = Array.from({ length: 500 }, (_, index) => entry(index))
    const full = denyListOf({ entries: all, documentOf: documents.stop })
    expect(full.leftOut.length).toBeGreaterThan(0)
    expect(full.leftOut).toEqual(all.slice(-full.leftOut.length))
    const standing = namedBy(full.documents)
    const { leftOut } = denyListOf({
      entries: all.slice(300),
      documentOf: documents.stop,
      standing,
    })
    expect(leftOut).toEqual([])
  })
})

const entry = (index: number): Denied => ({
  profileName: `u-${String(index).padStart(16, '0')}-vision`,
  userId: String(index),
  since: index,
})

test("a presign role's policy denies the URLs of profiles by their ARNs, and no more", () => {
  expect(documents.presigns(['u-b', 'u-a']).Statement).toEqual([
    {
      Sid: 'LeaversByProfile',
      Effect: 'Deny',
      Action: ['sagemaker:CreatePresignedDomainUrl'],
      Resource: ['u-a', 'u-b'].map(
        (name) => `arn:aws:sagemaker:eu-west-1:111122223333:user-profile/d-research0001/${name}`,
      ),
    },
  ])
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
