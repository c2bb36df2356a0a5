/** Each thing that no event told is found within one run, under its cause; and nothing else is. */
import { describe, expect, test } from 'vitest'
import { userKey } from '../../../core/lease/keys.ts'
import { exampleWith, mapOf } from '../../core/access-map/example.ts'
import { applyWrites } from '../../support/memory-tables.ts'
import { askedFor, type Company, later, openCompany, run, runUsual, vision } from './company.ts'

function profileOf({ ports }: Company, userId: string) {
  const profiles = [...ports.studio.profilesByArn.values()]
  const found = profiles.find(({ profileName }) => profileName === `u-${userId}-vision`)
  if (!found) throw new Error(`${userId} has no profile`)
  return found
}

test('with nothing to mend nobody is asked for, and pages are all that is read', async () => {
  const company = openCompany(['ada', 'bob', 'eve', 'dan'])
  expect(await runUsual(company)).toMatchObject({ outcome: 'complete', findings: 0 })
  expect(askedFor(company)).toEqual({})
  const read = company.calls.filter((call) => !/^(leases|studio)\./.test(call))
  const counts = Object.groupBy(read, (call) => call)
  expect(
    Object.fromEntries(Object.entries(counts).map(([call, all]) => [call, all?.length])),
  ).toEqual({
    // Three of the example's groups are not in the directory yet.
    'directory.findGroup': 3,
    'directory.groupName': 1,
    'directory.groupMembers': 2,
    'directory.users': 2,
    'snapshot.rows': 3,
    'ledger.grants': 2,
    // Of the SSO-mode domain's application.
    'assignments.isRequired': 1,
    'assignments.ofApplication': 1,
  })
})

describe('an event lost', () => {
  test('a joiner and a leaver of a group are asked for', async () => {
    const company = openCompany(['ada', 'bob'])
    await run(company)
    company.ports.directory.addUser('eve')
    company.ports.directory.join('eve', vision)
    company.ports.directory.leave('bob', vision)
    await later(company)
    expect(askedFor(company)).toEqual({ eve: ['event-lost'], bob: ['event-lost'] })
    expect(company.tables.lastRun?.asked).toEqual({ 'event lost': 2 })
  })

  test('a user disabled or deleted is asked for, and the directory is read again', async () => {
    const company = openCompany(['ada', 'bob', 'eve'])
    await run(company)
    company.ports.directory.setStatus('ada', 'disabled')
    company.ports.directory.state.users.delete('bob')
    await later(company)
    expect(askedFor(company)).toEqual({ ada: ['event-lost'], bob: ['event-lost'] })
    for (const userId of ['ada', 'bob'])
      expect(company.tables.leases.get(userKey(userId))).toMatchObject({
        readDirectory: true,
        queue: 'removals',
      })
  })

  test('a leaver whom only a look at the user had shown is found too', async () => {
    const company = openCompany(['ada'])
    await run(company)
    const read = { kind: 'memberships read', userId: 'eve', groupIds: [vision] } as const
    const seen = { kind: 'user seen', userId: 'eve', status: 'enabled' } as const
    applyWrites(company.tables, [seen, read], 1)
    company.ports.directory.addUser('eve')
    await later(company)
    expect(askedFor(company)).toEqual({ eve: ['event-lost'] })
  })
})

describe('an edit by hand', () => {
  test('is found within a day, by the turn of the profile', async () => {
    const company = openCompany(['ada'])
    await run(company)
    profileOf(company, 'ada').roleArn = 'arn:aws:iam::111122223333:role/of-somebody'
    let runs = 0
    while (Object.keys(askedFor(company)).length === 0 && runs++ < 96) await later(company)
    expect(askedFor(company)).toEqual({ ada: ['edit-by-hand'] })
    expect(company.tables.leases.get(userKey('ada'))?.readStudio).toBe(true)
  })

  test('is found at once when the map has changed', async () => {
    const company = openCompany(['ada', 'bob'])
    await run(company)
    company.ports.studio.profilesByArn.delete(profileOf(company, 'ada').arn)
    profileOf(company, 'bob').tags['rollcall:persona'] = 'mlops'
    const map = mapOf(exampleWith(['grace: 12h', 'grace: 13h']))
    await later({ ...company, ports: { ...company.ports, map } })
    expect(askedFor(company)).toEqual({ ada: ['edit-by-hand'], bob: ['edit-by-hand'] })
  })

  test('that took the tag of its user is a finding, and nobody is asked for', async () => {
    const company = openCompany(['ada'])
    delete profileOf(company, 'ada').tags['rollcall:user']
    expect(await run(company)).toMatchObject({ outcome: 'complete', findings: 1 })
    expect(company.tables.lastRun?.findings).toEqual([
      'profile u-ada-vision in d-research0001 lacks the tag of its user: it is not touched',
    ])
    expect(askedFor(company)).toEqual({})
  })
})

test('a changed map asks for whom it gives something else', async () => {
  const company = openCompany(['ada', 'bob'])
  await run(company)
  const persona = [
    'group: ML Vision, persona: analyst',
    'group: ML Vision, persona: mlops',
  ] as const
  const map = mapOf(exampleWith(persona))
  await later({ ...company, ports: { ...company.ports, map } })
  expect(askedFor(company)).toEqual({ ada: ['map-changed'], bob: ['map-changed'] })
  expect(company.tables.lastRun).toMatchObject({ mapHash: map.hash, asked: { 'map changed': 2 } })
})

describe('a holder that died', () => {
  test('is made up for when its lease is forgotten too', async () => {
    const company = openCompany(['ada'])
    await run(company)
    const [grant] = [...(company.tables.grants.get('ada')?.values() ?? [])]
    if (!grant) throw new Error('ada has no grant')
    const begun = { ...grant, state: 'changing' as const }
    applyWrites(company.tables, [{ kind: 'grant', grant: begun, recordedAt: 0 }], 1)
    await later(company)
    expect(askedFor(company)).toEqual({ ada: ['holder-died'] })
  })

  test('is left to the sweep while the sweep may still come', async () => {
    const company = openCompany(['ada'])
    await run(company)
    company.ports.directory.setStatus('ada', 'disabled')
    const now = company.time.now + 15 * 60_000
    const because = { eventId: 'event-1', door: 'scim', time: now } as const
    const request = { key: userKey('ada'), because, now, removal: true, readDirectory: true }
    await company.ports.leases.request(request)
    await later(company)
    expect(askedFor(company)).toEqual({ ada: ['event-1'] })
    expect(company.tables.lastRun?.asked).toEqual({})
  })
})
