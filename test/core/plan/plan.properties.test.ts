/** What holds for every plan, whatever the grants and entitlements. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entitlementsOf } from '../../../core/entitlement/entitlements-of.ts'
import { domainNamed, roleArn } from '../../../core/persona/role-name.ts'
import { applyStep, beginOf } from '../../../core/plan/apply.ts'
import { planFor } from '../../../core/plan/plan.ts'
import type { PlanInput } from '../../../core/plan/plan-input.ts'
import type { Grant, GrantState, Step } from '../../../core/words.ts'
import { testSeed } from '../../support/seed.ts'
import { exampleText, mapOf } from '../access-map/example.ts'

const map = mapOf(exampleText)
const now = 1_800_000_000_000
const pins = new Map(map.teams.flatMap((team) => team.groups.map(({ group }) => [group, group])))
const states: readonly GrantState[] = [
  'granting',
  'granted',
  'changing',
  'suspending',
  'suspended',
  'resuming',
  'archiving',
  'archived',
  'deprovisioning',
  'deprovisioned',
]

const copied = { to: 's3://archive/u/', files: 1, bytes: 1, at: now }
const everything = { home: copied, spaces: {} }

const anyGrant = fc
  .record({
    userId: fc.constantFrom('maya', 'maya', 'maya', 'tomas'),
    team: fc.constantFrom('fraud', 'vision', 'labels', 'gone'),
    persona: fc.constantFrom('mlops', 'data-scientist', 'compute'),
    state: fc.constantFrom(...states),
    since: fc.integer({ min: now - 30 * 86_400_000, max: now }),
    graceUntil: fc.option(fc.integer({ min: now - 86_400_000, max: now + 86_400_000 }), {
      nil: undefined,
    }),
    watchAt: fc.option(fc.constantFrom(now - 1, now + 1), { nil: undefined }),
  })
  .map((parts): Grant => {
    const { graceUntil, watchAt, ...rest } = parts
    const domain = rest.team === 'labels' ? 'portal' : 'research'
    const known = rest.team !== 'gone'
    return {
      ...rest,
      ...(graceUntil === undefined ? {} : { graceUntil }),
      ...(watchAt === undefined ? {} : { watchAt }),
      ...(rest.state === 'archived' ? { archive: everything } : {}),
      domain,
      domainId: domainNamed(map, domain).id,
      profileName: `u-${rest.userId}-${rest.team}`,
      roleArn: known ? roleArn(map, rest.team, rest.persona) : 'arn:aws:iam::1:role/r/x',
      reason: { groupId: 'g', group: 'G', line: 1 },
      because: [],
      mapHash: map.hash,
    }
  })

const anyInput = fc
  .record({
    grants: fc.uniqueArray(anyGrant, { selector: ({ userId, team }) => `${userId} ${team}` }),
    groupIds: fc.subarray([...pins.values()]),
  })
  .map(({ grants, groupIds }): PlanInput => {
    const user = { map, userId: 'maya', status: 'enabled', groupIds, pins } as const
    const { entitlements } = entitlementsOf(user)
    return { map, userId: 'maya', entitlements, grants, now, because: [] }
  })

/** What the worker adds when a step is done: nothing is left to watch, and all is archived. */
function done(grants: readonly Grant[], step: Step): Grant[] {
  const { watchAt: _, ...rest } = step.grant
  if (step.kind === 'watch') return applyStep(grants, { ...step, grant: rest })
  if (step.kind !== 'archive') return applyStep(grants, step)
  return applyStep(grants, { ...step, grant: { ...step.grant, archive: everything } })
}

/** As the worker does: every step in order, then another look while one is due at once. */
function settle(input: PlanInput): Grant[] {
  let grants = [...input.grants]
  for (let round = 0; round < 4; round++) {
    for (const step of planFor({ ...input, grants }).steps) grants = done(grants, step)
  }
  return grants
}

function check(property: (input: PlanInput) => void) {
  fc.assert(fc.property(anyInput, property), { seed: testSeed(), numRuns: 1000 })
}

describe('any plan', () => {
  test('once applied leaves exactly the entitlements live', () => {
    check((input) => {
      const live = settle(input)
        .filter(({ userId, state }) => userId === 'maya' && state === 'granted')
        .map(({ team, persona, domain, roleArn: arn }) => ({ team, persona, domain, arn }))
      const wanted = input.entitlements.map(({ team, persona, domain }) => {
        return { team, persona, domain, arn: roleArn(map, team, persona) }
      })
      expect(live.toSorted(byTeam)).toEqual(wanted.toSorted(byTeam))
    })
  })

  test('once applied leaves no step to plan', () => {
    check((input) => {
      expect(planFor({ ...input, grants: settle(input) }).steps).toEqual([])
    })
  })

  test('needs no more than one round unless it says to look again at once', () => {
    check((input) => {
      const first = planFor(input)
      // When these are done it is they who say when to look again.
      fc.pre(first.steps.every(({ kind }) => kind !== 'watch' && kind !== 'archive'))
      const grants = first.steps.reduce<Grant[]>(applyStep, [...input.grants])
      const second = planFor({ ...input, grants })
      expect(second.steps.length > 0).toBe(first.lookAgainAt === now)
    })
  })

  test('begun and left half done is planned to the same end', () => {
    check((input) => {
      const begun = planFor(input).steps.reduce<Grant[]>(
        (grants, step) => applyStep(grants, { ...step, grant: beginOf(step) }),
        [...input.grants],
      )
      const stateOf = (grants: readonly Grant[]) =>
        grants.map(({ userId, team, persona, state }) => ({ userId, team, persona, state }))
      expect(stateOf(settle({ ...input, grants: begun })).toSorted(byTeam)).toEqual(
        stateOf(settle(input)).toSorted(byTeam),
      )
    })
  })

  test('does not depend on the order of its input', () => {
    check((input) => {
      const turned = {
        ...input,
        grants: input.grants.toReversed(),
        entitlements: input.entitlements.toReversed(),
      }
      expect(planFor(turned)).toEqual(planFor(input))
    })
  })

  test('touches nobody else', () => {
    check((input) => {
      const others = (grants: readonly Grant[]) =>
        grants.filter(({ userId }) => userId !== 'maya').toSorted(byTeam)
      expect(others(settle(input))).toEqual(others(input.grants))
    })
  })

  test('deprovisions nothing before its grace period ends or against the retention rule', () => {
    check((input) => {
      for (const { kind, grant } of planFor(input).steps) {
        if (kind !== 'deprovision') continue
        const before = input.grants.find((one) => one.userId === 'maya' && one.team === grant.team)
        const team = map.teams.find(({ name }) => name === grant.team)
        if (before?.state === 'deprovisioning') continue
        expect(['suspended', 'archiving', 'archived']).toContain(before?.state)
        // Archiving begins when the grace period is over.
        if (before?.state !== 'archiving') {
          const graceMs = team?.graceMs ?? Number.POSITIVE_INFINITY
          expect(before?.graceUntil ?? (before?.since ?? now) + graceMs).toBeLessThanOrEqual(now)
        }
        expect(team?.spaces === 'discard' || before?.archive?.spaces !== undefined).toBe(true)
        expect(team?.home === 'keep' || before?.archive?.home !== undefined).toBe(true)
      }
    })
  })

  test('takes away before it gives', () => {
    check((input) => {
      const kinds = planFor(input).steps.map(({ kind }) => kind)
      const taking = kinds.map((kind) => kind === 'suspend' || kind === 'deprovision')
      expect(taking).toEqual(taking.toSorted((a, b) => Number(b) - Number(a)))
    })
  })
})

function byTeam(a: { readonly team: string }, b: { readonly team: string }): number {
  if (a.team !== b.team) return a.team < b.team ? -1 : 1
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1
}
