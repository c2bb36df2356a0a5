/** What is planned for each state of a grant. */
import { describe, expect, test } from 'vitest'
import type { AccessMap } from '../../../core/access-map/access-map.ts'
import { beginOf } from '../../../core/plan/apply.ts'
import { planFor } from '../../../core/plan/plan.ts'
import type { PlanInput } from '../../../core/plan/plan-input.ts'
import type { Entitlement, Grant, GrantState, Step } from '../../../core/words.ts'
import { exampleText, exampleWith, mapOf } from '../access-map/example.ts'

const day = 24 * 60 * 60_000
const now = 1_800_000_000_000
const map = mapOf(exampleText)
const because = [{ eventId: 'event-1', door: 'scim', time: now - 1000 }] as const
const role = 'arn:aws:iam::111122223333:role/rollcall/persona'

function entitled(team: string, persona: string, domain = 'research'): Entitlement {
  return {
    userId: 'maya',
    team,
    persona,
    domain,
    reason: { groupId: 'g', group: 'G', line: 15 },
  }
}

function grant(state: GrantState, changes: Partial<Grant> = {}): Grant {
  return {
    userId: 'maya',
    team: 'fraud',
    persona: 'data-scientist',
    domain: 'research',
    domainId: 'd-research0001',
    profileName: 'u-kept-fraud',
    roleArn: `${role}/rollcall-fraud-data-scientist`,
    state,
    since: now - 10 * day,
    reason: { groupId: 'g', group: 'G', line: 15 },
    because: [],
    mapHash: 'an older one',
    ...changes,
  }
}

function plan(given: Partial<PlanInput>) {
  return planFor({ map, userId: 'maya', entitlements: [], grants: [], now, because, ...given })
}

function told(steps: readonly Step[]): string[] {
  return steps.map(({ kind, grant: { team, persona } }) => `${kind} ${team} ${persona}`)
}

const scientist = [entitled('fraud', 'data-scientist')]
const lead = [entitled('fraud', 'mlops')]

describe('who should be in a team', () => {
  test('and has no grant is granted one, with everything a profile needs', () => {
    const { steps, mapHash } = plan({ entitlements: scientist })
    expect(mapHash).toBe(map.hash)
    expect(steps).toEqual([
      {
        kind: 'grant',
        grant: {
          userId: 'maya',
          team: 'fraud',
          persona: 'data-scientist',
          domain: 'research',
          domainId: 'd-research0001',
          profileName: expect.stringMatching(/^u-[a-z2-7]{16}-fraud$/),
          roleArn: `${role}/rollcall-fraud-data-scientist`,
          state: 'granted',
          since: now,
          reason: { groupId: 'g', group: 'G', line: 15 },
          because,
          mapHash: map.hash,
        },
      },
    ])
  })

  test.each<[GrantState, string[]]>([
    ['granting', ['grant fraud data-scientist']],
    ['granted', []],
    ['changing', ['change fraud data-scientist']],
    ['suspending', ['resume fraud data-scientist']],
    ['suspended', ['resume fraud data-scientist']],
    ['resuming', ['resume fraud data-scientist']],
    ['deprovisioning', ['deprovision fraud data-scientist']],
    ['deprovisioned', ['grant fraud data-scientist']],
  ])('and whose grant is %s', (state, steps) => {
    expect(told(plan({ entitlements: scientist, grants: [grant(state)] }).steps)).toEqual(steps)
  })

  test.each<[GrantState, string]>([
    ['granting', 'grant'],
    ['granted', 'change'],
    ['changing', 'change'],
    ['suspended', 'resume'],
  ])('with another persona than the grant that is %s gets that persona', (state, kind) => {
    const { steps } = plan({ entitlements: lead, grants: [grant(state)] })
    expect(told(steps)).toEqual([`${kind} fraud mlops`])
    expect(steps[0]?.grant.roleArn).toBe(`${role}/rollcall-fraud-mlops`)
    expect(steps[0]?.grant.profileName).toBe('u-kept-fraud')
  })

  test('and comes back after the end is granted a profile of the same name', () => {
    const { steps } = plan({ entitlements: scientist, grants: [grant('deprovisioned')] })
    expect(steps[0]?.grant.profileName).toBe('u-kept-fraud')
  })

  test('and comes back in the middle of the end is looked at again at once', () => {
    const half = plan({ entitlements: scientist, grants: [grant('deprovisioning')] })
    expect(half.lookAgainAt).toBe(now)
    expect(half.waiting.map(({ team }) => team)).toEqual(['fraud'])
  })

  test('has a readable profile name only where the map asks and a user name is known', () => {
    const readable = mapOf(exampleWith(['    grace: 7d', '    profileNames: readable']))
    const nameIn = (given: Partial<PlanInput>) =>
      plan({ entitlements: scientist, ...given }).steps[0]?.grant.profileName
    expect(nameIn({ map: readable, userName: 'maya.lind' })).toMatch(/^u-mayalind-/)
    expect(nameIn({ map: readable })).toBe(nameIn({}))
    expect(nameIn({ userName: 'maya.lind' })).toBe(nameIn({}))
  })
})

describe('who should not be in a team', () => {
  test.each<GrantState>(['granting', 'granted', 'changing', 'suspending', 'resuming'])(
    'is suspended when the grant is %s: inert role, and the grace period begins',
    (state) => {
      const { steps, lookAgainAt } = plan({ grants: [grant(state)] })
      expect(told(steps)).toEqual(['suspend fraud data-scientist'])
      expect(steps[0]?.grant).toMatchObject({
        state: 'suspended',
        roleArn: `${role}/rollcall-inert-research`,
        graceUntil: now + 7 * day,
        since: now,
        because,
      })
      expect(lookAgainAt).toBe(now + 7 * day)
    },
  )

  test('stays suspended while the grace period lasts, and is looked at when it ends', () => {
    const { steps, lookAgainAt, waiting } = plan({
      grants: [grant('suspended', { team: 'vision', graceUntil: now + 1 })],
    })
    expect([steps, lookAgainAt, waiting]).toEqual([[], now + 1, []])
  })

  test('is deprovisioned after it where the team lets spaces go', () => {
    const { steps } = plan({ grants: [grant('suspended', { team: 'vision', graceUntil: now })] })
    expect(told(steps)).toEqual(['deprovision vision data-scientist'])
    expect(steps[0]?.grant.state).toBe('deprovisioned')
    expect(steps[0]?.grant).not.toHaveProperty('graceUntil')
  })

  test('is archived first where the team keeps spaces, and suspended all the same', () => {
    const { steps } = plan({ grants: [grant('suspended', { graceUntil: now })] })
    expect(told(steps)).toEqual(['archive fraud data-scientist'])
    expect(steps[0]?.grant).toMatchObject({ state: 'archived', graceUntil: now })
  })

  test('is archived again while the archive lacks what the team keeps', () => {
    const route = 'archive: { subnet: subnet-0a1b2c3d, securityGroup: sg-0a1b2c3d }'
    const homes = mapOf(
      exampleWith(
        ['    grace: 7d', '    home: archive\n    grace: 7d'],
        ['region: eu-west-1 }\n  portal', `region: eu-west-1, ${route} }\n  portal`],
      ),
    )
    const archive = { spaces: {} }
    const grants = [grant('archived', { graceUntil: now, archive })]
    expect(told(plan({ map: homes, grants }).steps)).toEqual(['archive fraud data-scientist'])
  })

  test('is deprovisioned once everything that the team keeps is in the archive', () => {
    const grants = [grant('archived', { graceUntil: now, archive: { spaces: {} } })]
    expect(told(plan({ grants }).steps)).toEqual(['deprovision fraud data-scientist'])
  })

  test.each<GrantState>(['suspended', 'archived', 'deprovisioned'])(
    'is watched first when it is %s and the time to look at what runs has come',
    (state) => {
      const grants = [grant(state, { graceUntil: now, watchAt: now })]
      const { steps } = plan({ grants })
      expect(told(steps)).toEqual(['watch fraud data-scientist'])
      expect(steps[0]?.grant).toMatchObject({ state, since: grants[0]?.since })
    },
  )

  test('is looked at when it is to be watched, if that is before the grace period ends', () => {
    const grants = [grant('suspended', { graceUntil: now + 9, watchAt: now + 5 })]
    expect(plan({ grants }).lookAgainAt).toBe(now + 5)
  })

  test('keeps its grace period and the role it is denied when it is suspended once more', () => {
    const before = { graceUntil: now + 5, deniedRoleArns: [`${role}/rollcall-fraud-mlops`] }
    const inert = { roleArn: `${role}/rollcall-inert-research` }
    const { steps } = plan({ grants: [grant('suspending', { ...before, ...inert })] })
    expect(steps[0]?.grant).toMatchObject(before)
  })

  test('has nothing more to lose once deprovisioned', () => {
    const { steps, waiting, lookAgainAt } = plan({ grants: [grant('deprovisioned')] })
    expect([steps, waiting, lookAgainAt]).toEqual([[], [], undefined])
  })
})

describe('a team that left the map', () => {
  const gone = { team: 'gone', roleArn: `${role}/rollcall-gone-mlops` }

  test('has its users suspended and says why nothing else happens', () => {
    const { steps, waiting } = plan({ grants: [grant('granted', gone)] })
    expect(told(steps)).toEqual(['suspend gone data-scientist'])
    expect(steps[0]?.grant).not.toHaveProperty('graceUntil')
    expect(waiting[0]?.why).toContain('nothing is deleted')
  })

  test.each<GrantState>(['suspended', 'deprovisioning'])('deletes nothing that is %s', (state) => {
    const { steps, waiting } = plan({ grants: [grant(state, { ...gone, graceUntil: 0 })] })
    expect(steps).toEqual([])
    expect(waiting).toHaveLength(1)
  })

  test('and comes back has its grace period counted from the suspension', () => {
    const grants = [grant('suspended', { team: 'vision', since: now - 11 * 60 * 60_000 })]
    expect(plan({ grants }).lookAgainAt).toBe(now + 60 * 60_000)
  })

  test('with its domain gives the inert role of that domain in the account of the old role', () => {
    const elsewhere = { ...gone, domain: 'lab', domainId: 'd-lab' }
    const { steps } = plan({ grants: [grant('granted', elsewhere)] })
    expect(steps[0]?.grant.roleArn).toBe(`${role}/rollcall-inert-lab`)
  })
})

test('what is in the way of archiving is waited for until the access is given back', () => {
  const hindered = {
    home: { reason: 'copy failed', why: 'one' },
    'space lab': { reason: 'no room', why: 'two' },
    'space drafts': { reason: 'no room', why: 'three' },
  } as const
  const grants = [grant('archiving', { hindered })]
  const waits = (entitlements: readonly Entitlement[], by = map) =>
    plan({ map: by, entitlements, grants }).waiting.map(({ reason, why }) => [reason, why])
  const both = [
    ['copy failed', 'one'],
    ['no room', 'two; three'],
  ]
  expect(waits([])).toEqual(both)
  expect(waits(scientist)).toEqual([])
  const moved = mapOf(exampleWith(['id: d-research0001', 'id: d-research0002']))
  expect(waits(scientist, moved)).toEqual(expect.arrayContaining(both))
})

describe('a team that moved to another domain', () => {
  const moved: AccessMap = mapOf(
    exampleWith(['  fraud:\n    domain: research', '  fraud:\n    domain: portal']),
  )
  const entitlements = [entitled('fraud', 'mlops', 'portal')]

  test('is left in the old domain first', () => {
    const { steps, waiting } = plan({ map: moved, entitlements, grants: [grant('granted')] })
    expect(told(steps)).toEqual(['suspend fraud data-scientist'])
    expect(steps[0]?.grant.domain).toBe('research')
    expect(waiting[0]?.why).toContain('moved from domain research to portal')
  })

  test('is granted in the new one once nothing is left in the old', () => {
    const { steps } = plan({ map: moved, entitlements, grants: [grant('deprovisioned')] })
    expect(steps[0]).toMatchObject({
      kind: 'grant',
      grant: { domainId: 'd-portal0001', state: 'granted' },
    })
    expect(steps[0]?.grant.profileName).not.toBe('u-kept-fraud')
  })
})

test('in an SSO-mode domain a second profile waits until the first is deprovisioned', () => {
  const grants = [grant('suspended', { team: 'old', domain: 'portal', domainId: 'd-portal0001' })]
  const entitlements = [entitled('labels', 'compute', 'portal')]
  expect(plan({ entitlements, grants }).steps).toEqual([])
  expect(plan({ entitlements, grants }).waiting[0]?.why).toContain('one profile a user')
  const done = grants.map((one): Grant => ({ ...one, state: 'deprovisioned' }))
  expect(told(plan({ entitlements, grants: done }).steps)).toEqual(['grant labels compute'])
})

test('what takes away comes before what gives', () => {
  const { steps } = plan({
    entitlements: [entitled('fraud', 'mlops'), entitled('labels', 'compute', 'portal')],
    grants: [
      grant('granted'),
      grant('granted', { team: 'zeta' }),
      grant('suspended', { team: 'vision', graceUntil: 0 }),
    ],
  })
  expect(told(steps)).toEqual([
    'suspend zeta data-scientist',
    'deprovision vision data-scientist',
    'change fraud mlops',
    'grant labels compute',
  ])
})

test('what is written before the outside calls says that it has begun', () => {
  const { steps } = plan({ grants: [grant('granted')] })
  expect(steps.map((step) => beginOf(step).state)).toEqual(['suspending'])
})
