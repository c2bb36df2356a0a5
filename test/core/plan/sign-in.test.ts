/** What plans for SSO-mode domains make of user names, assignments and quotas. */
import { describe, expect, test } from 'vitest'
import { suspensionsIn } from '../../../core/guard/suspensions.ts'
import { planFor } from '../../../core/plan/plan.ts'
import type { PlanInput } from '../../../core/plan/plan-input.ts'
import { sageMakerQuotas } from '../../../core/quota/codes.ts'
import { assignedKey } from '../../../core/sign-in/assigned.ts'
import { signInNameOf } from '../../../core/sign-in/name.ts'
import type { Because, Entitlement, Grant, GrantState } from '../../../core/words.ts'
import { exampleText, exampleWith, mapOf } from '../access-map/example.ts'

const now = 1_800_000_000_000
const minute = 60_000
const map = mapOf(exampleText)
const portal = 'd-portal0001'
const alice = signInNameOf('alice@example.com')
const berg = signInNameOf('alice.berg@example.com')
const code = sageMakerQuotas.profiles.code

const entitlement: Entitlement = {
  userId: 'maya',
  team: 'labels',
  persona: 'compute',
  domain: 'portal',
  reason: { groupId: 'g-labels', group: 'Labellers', line: 29 },
}

function grant(state: GrantState, more: Partial<Grant> = {}): Grant {
  return {
    ...entitlement,
    domainId: portal,
    profileName: 'u-maya-labels',
    roleArn: 'arn:aws:iam::111122223333:role/rollcall/persona/rollcall-labels-compute',
    state,
    since: now - minute,
    signInName: alice,
    assigned: 'GROUP',
    because: [],
    mapHash: map.hash,
    ...more,
  }
}

function plan(more: Partial<PlanInput> = {}) {
  const signIn = { name: alice, owners: new Map() }
  const input = { map, userId: 'maya', entitlements: [entitlement], grants: [], now, because: [] }
  return planFor({ ...input, signIn, ...more })
}

const owned = { name: alice, owners: new Map([[portal, { userId: 'old', profileName: 'u-old' }]]) }

describe('a user name', () => {
  test('is taken for the same whatever its case', () => {
    expect(signInNameOf('Alice@Example.com')).toBe(alice)
    expect(alice).toMatch(/^[0-9a-f]{32}$/)
  })

  test('is bound to a new profile as a digest', () => {
    expect(plan().steps).toMatchObject([{ kind: 'grant', grant: { signInName: alice } }])
  })

  test('that another user has makes its new owner wait, a quarter of an hour at a time', () => {
    const waits = plan({ signIn: owned })
    expect(waits).toMatchObject({ steps: [], undone: true, lookAgainAt: now + 15 * minute })
    expect(waits.waiting).toMatchObject([{ team: 'labels', for: 'former owner' }])
  })

  test('that was the user’s own before is no hindrance', () => {
    const owners = new Map([[portal, { userId: 'maya', profileName: 'u-maya-labels' }]])
    const grants = [grant('deprovisioned')]
    expect(plan({ grants, signIn: { name: berg, owners } }).steps).toMatchObject([
      { kind: 'grant', grant: { signInName: berg } },
    ])
  })

  test('that the directory does not tell gives no profile', () => {
    const { steps, undone } = plan({ signIn: { name: undefined, owners: new Map() } })
    expect({ steps, undone }).toEqual({ steps: [], undone: true })
  })

  test('matters in no IAM-mode domain', () => {
    const fraud = { ...entitlement, team: 'fraud', persona: 'mlops', domain: 'research' }
    const { steps, waiting } = plan({ entitlements: [fraud], signIn: owned })
    expect(waiting).toEqual([])
    expect(steps[0]?.grant).not.toHaveProperty('signInName')
    expect(steps[0]).not.toHaveProperty('assign')
  })
})

describe('a renamed user', () => {
  const signIn = { name: berg, owners: new Map() }

  test('keeps what they have, and that is said', () => {
    const { steps, waiting, undone } = plan({ grants: [grant('granted')], signIn })
    expect(steps).toEqual([])
    expect(waiting).toMatchObject([{ team: 'labels', for: 'renamed user' }])
    expect(undone).toBeUndefined()
  })

  test('still gets another role when their persona changes', () => {
    const grants = [grant('granted', { persona: 'mlops', roleArn: 'arn:another' })]
    expect(plan({ grants, signIn }).steps).toMatchObject([
      { kind: 'change', grant: { persona: 'compute', signInName: alice } },
    ])
  })

  test.each(['granting', 'resuming', 'suspended', 'archived'] as const)(
    'is given nothing while %s',
    (state) => {
      const { steps, waiting } = plan({ grants: [grant(state)], signIn })
      expect(steps).toEqual([])
      expect(waiting).toMatchObject([{ for: 'renamed user' }])
    },
  )

  test('who leaves is suspended like anybody', () => {
    const { steps } = plan({ entitlements: [], grants: [grant('granted')], signIn })
    expect(steps).toMatchObject([{ kind: 'suspend', grant: { signInName: alice } }])
  })
})

describe('a name that another user has now', () => {
  const signIn = { name: berg, owners: new Map(), takers: new Map([[portal, 'young']]) }
  const taken = (more: Partial<PlanInput> = {}) =>
    plan({ grants: [grant('granted')], signIn, ...more })
  const withheld = grant('suspended', { withheld: 'name taken', suspendedAt: now - minute })

  test('has the profile suspended, without a grace period and whoever else leaves', () => {
    const { steps, waiting } = taken()
    expect(steps).toMatchObject([
      { kind: 'suspend', grant: { state: 'suspended', withheld: 'name taken' } },
    ])
    expect(steps[0]?.grant).not.toHaveProperty('graceUntil')
    expect(steps[0]?.grant.deniedRoleArns).toEqual([grant('granted').roleArn])
    expect(waiting).toMatchObject([{ for: 'renamed user' }])
    expect(waiting[0]?.why).toContain('`rollcall reconcile maya --end-grace`')
    const about = { map, pins: new Map(), status: 'enabled', grants: [], now } as const
    expect(suspensionsIn(taken(), about)).toEqual([])
  })

  test.each(['granting', 'changing', 'resuming', 'suspending'] as const)(
    'has it suspended while %s too',
    (state) => {
      expect(taken({ grants: [grant(state)] }).steps).toMatchObject([{ kind: 'suspend' }])
    },
  )

  test('has it suspended before its leaving owner is asked about, and that comes at once', () => {
    const leaving = taken({ entitlements: [] })
    expect(leaving).toMatchObject({ steps: [{ grant: { withheld: 'name taken' } }] })
    expect(leaving.lookAgainAt).toBe(now)
    const [next] = taken({ entitlements: [], grants: [withheld] }).steps
    expect(next?.grant.graceUntil).toBeGreaterThan(now + 60 * minute)
    expect(next?.grant).not.toHaveProperty('withheld')
  })

  test('takes nothing more of who is entitled, however long it lasts', () => {
    const long = { ...withheld, suspendedAt: now - 300 * 24 * 60 * minute }
    expect(taken({ grants: [long] })).toMatchObject({ steps: [], undone: true })
  })

  test('is watched like any suspension', () => {
    const grants = [{ ...withheld, watchAt: now }]
    expect(taken({ grants }).steps).toMatchObject([{ kind: 'watch' }])
  })

  test('gives all back with the name', () => {
    const back = { name: alice, owners: new Map() }
    const [step] = taken({ grants: [withheld], signIn: back }).steps
    expect(step).toMatchObject({ kind: 'resume', grant: { profileName: 'u-maya-labels' } })
    expect(step?.grant).not.toHaveProperty('withheld')
  })

  test('is no reason to foresee a resumption where names are not read', () => {
    const { signIn: _, ...rest } = { map, userId: 'maya', entitlements: [entitlement], signIn }
    expect(planFor({ ...rest, grants: [withheld], now, because: [] }).steps).toEqual([])
  })
})

describe('a suspended profile whose name somebody has who is let in', () => {
  const signIn = { name: undefined, owners: new Map(), takers: new Map([[portal, 'young']]) }
  const left = (state: GrantState, more: Partial<Grant> = {}) =>
    plan({ entitlements: [], grants: [grant(state, { graceUntil: now, ...more })], signIn })

  test('has no app started that archives its spaces, until they are let in no more', () => {
    expect(left('suspended')).toMatchObject({
      steps: [],
      waiting: [{ for: 'retention' }],
      lookAgainAt: now + 15 * minute,
      undone: true,
    })
    expect(left('suspended', { archive: { spaces: {} } }).steps).toMatchObject([
      { kind: 'deprovision' },
    ])
  })

  test('has such an app ended that runs, and keeps the end of its grace period', () => {
    const [step] = left('archiving').steps
    expect(step).toMatchObject({ kind: 'suspend', grant: { graceUntil: now } })
    const grants = step ? [step.grant] : []
    expect(plan({ entitlements: [], grants, signIn })).toMatchObject({
      steps: [],
      waiting: [{ for: 'retention' }],
    })
  })
})

describe('a profile that an operator gave up', () => {
  const signIn = { name: berg, owners: new Map() }
  const given = (state: GrantState) =>
    plan({ grants: [grant(state, { withheld: 'given up', graceUntil: now })], signIn })

  test('is suspended, archived and deprovisioned at once', () => {
    expect(given('granted')).toMatchObject({
      steps: [{ kind: 'suspend', grant: { withheld: 'given up' } }],
      lookAgainAt: now,
      undone: true,
    })
    expect(given('suspended').steps).toMatchObject([{ kind: 'archive' }])
    expect(given('deprovisioning').steps[0]?.kind).toMatch(/archive|deprovision/)
  })

  test('gives way to another profile under the present name', () => {
    const [step] = given('deprovisioned').steps
    expect(step).toMatchObject({ kind: 'grant', grant: { signInName: berg } })
    expect(step?.grant.profileName).not.toBe('u-maya-labels')
    const own = grant('deprovisioned', { signInName: berg })
    expect(plan({ grants: [own], signIn }).steps[0]?.grant.profileName).toBe('u-maya-labels')
  })
})

describe('an assignment', () => {
  const group = { type: 'GROUP', id: 'g-labels' }

  test('of a group comes with the first grant, and with no other once it is noted', () => {
    expect(plan().steps).toMatchObject([{ assign: group, grant: { assigned: 'GROUP' } }])
    const assigned = new Set([assignedKey(portal, 'g-labels')])
    expect(plan({ assigned }).steps[0]).not.toHaveProperty('assign')
    expect(plan({ grants: [grant('suspended')] }).steps).toMatchObject([{ assign: group }])
  })

  test('of each user comes with each grant where the map says so', () => {
    const perUser = mapOf(exampleWith(['mode: sso', 'mode: sso, assign: users']))
    expect(plan({ map: perUser }).steps).toMatchObject([
      { assign: { type: 'USER', id: 'maya' }, grant: { assigned: 'USER' } },
    ])
  })
})

describe('a quota that is met', () => {
  const full = { since: now - 2 * minute, limit: 2 }
  const quotas = new Map([[code, { full }]] as const)

  test('keeps everybody from asking, with the command to raise it', () => {
    const waits = plan({ quotas })
    expect(waits).toMatchObject({ steps: [], undone: true, lookAgainAt: now + minute })
    expect(waits.waiting[0]?.why).toContain('--quota-code L-AC46C40F --desired-value 4')
    expect(plan({ quotas, grants: [grant('granting')] }).steps).toEqual([])
  })

  test('is believed for an hour, and looked at each quarter of an hour at most', () => {
    const long = { since: now - 59 * minute, limit: 2 }
    expect(plan({ quotas: new Map([[code, { full: long }]]) }).lookAgainAt).toBe(now + minute)
    const half = { since: now - 30 * minute, limit: 2 }
    expect(plan({ quotas: new Map([[code, { full: half }]]) }).lookAgainAt).toBe(now + 7.5 * minute)
    const over = { since: now - 60 * minute, limit: 2 }
    expect(plan({ quotas: new Map([[code, { full: over }]]) }).steps).toHaveLength(1)
  })

  test('stops nobody whom an operator asks for after it was met', () => {
    const cause = (time: number): Because[] => [{ eventId: 'o', door: 'operator', time }]
    expect(plan({ quotas, because: cause(now - minute) }).steps).toHaveLength(1)
    expect(plan({ quotas, because: cause(now - 3 * minute) }).steps).toEqual([])
  })

  test('is told of room by who is deprovisioned, and by nobody while there is room', () => {
    const grants = [grant('deprovisioning', { suspendedAt: now - 30 * 24 * 60 * minute })]
    const archive = { spaces: {} }
    const gone = grants.map((one) => ({ ...one, archive }))
    const [first] = plan({ entitlements: [], grants: gone, quotas }).steps
    expect(first).toMatchObject({ kind: 'deprovision', makesRoom: true })
    const [free] = plan({ entitlements: [], grants: gone }).steps
    expect(free).not.toHaveProperty('makesRoom')
  })

  test('takes nothing from who has a profile', () => {
    expect(plan({ quotas, grants: [grant('granted')] })).toMatchObject({ steps: [], waiting: [] })
    expect(plan({ quotas, grants: [grant('suspended')] }).steps).toMatchObject([{ kind: 'resume' }])
  })
})
