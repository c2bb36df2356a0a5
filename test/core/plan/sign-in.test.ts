/** What plans for SSO-mode domains make of user names, assignments and quotas. */
import { describe, expect, test } from 'vitest'
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
