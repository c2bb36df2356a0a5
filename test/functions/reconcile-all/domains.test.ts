/** What a full reconciliation makes of domains as a whole: assignments, default roles, quotas. */
import { expect, test } from 'vitest'
import { sageMakerQuotas } from '../../../core/quota/codes.ts'
import { assignedKey } from '../../../core/sign-in/assigned.ts'
import type { Grant } from '../../../core/words.ts'
import { exampleText, exampleWith, mapOf } from '../../core/access-map/example.ts'
import { applicationArnOf, domainsOf } from '../../support/memory-sign-in.ts'
import { applyWrites } from '../../support/memory-tables.ts'
import { type Company, later, openCompany, run } from './company.ts'

const portal = 'd-portal0001'
const arn = applicationArnOf(portal)
const labels = 'labels-group'

function openWithLabellers(): Company {
  const company = openCompany(['ada'])
  company.ports.directory.addGroup(labels, 'Labellers')
  return company
}

function made({ ports }: Company): string[] {
  return [...(ports.assignments.made.get(arn) ?? [])]
}

function findings({ tables }: Company): readonly string[] {
  return tables.lastRun?.findings ?? []
}

test('a mapped group of an SSO-mode domain is assigned once, and noted', async () => {
  const company = openWithLabellers()
  await run(company)
  expect(made(company)).toEqual([`GROUP ${labels}`])
  expect(company.tables.assigned).toEqual(new Map([[assignedKey(portal, labels), true]]))
  await later(company)
  expect(company.calls).not.toContain('assignments.assign')
  expect(findings(company)).toEqual([])
})

test('an assignment that was withdrawn by hand is made again', async () => {
  const company = openWithLabellers()
  await run(company)
  company.ports.assignments.made.clear()
  await later(company)
  expect(made(company)).toEqual([`GROUP ${labels}`])
})

const elsewhere = mapOf(exampleWith(['group: Labellers', 'group: Other People']))

test('a group that the map names no more is withdrawn when nobody has access by it', async () => {
  const company = openWithLabellers()
  await run(company)
  const inUse: Grant = {
    userId: 'eve',
    team: 'labels',
    persona: 'compute',
    domain: 'portal',
    domainId: portal,
    profileName: 'u-eve-labels',
    roleArn: 'arn',
    state: 'granted',
    since: 1,
    reason: { groupId: labels, group: 'Labellers', line: 29 },
    because: [],
    mapHash: 'hash',
  }
  const write = (grant: Grant) =>
    applyWrites(company.tables, [{ kind: 'grant', grant, recordedAt: 1 }], 1)
  write(inUse)
  Object.assign(company.ports, { map: elsewhere })
  await later(company)
  expect(made(company)).toEqual([`GROUP ${labels}`])
  write({ ...inUse, state: 'suspended', assigned: 'GROUP' })
  await later(company)
  expect(made(company)).toEqual([])
  expect(company.tables.assigned.size).toBe(0)
})

test('what somebody assigned by hand stays, and is a finding', async () => {
  const company = openWithLabellers()
  company.ports.assignments.made.set(arn, new Set([`GROUP ${labels}`, 'USER guest']))
  await run(company)
  expect(company.tables.assigned).toEqual(new Map([[assignedKey(portal, labels), false]]))
  Object.assign(company.ports, { map: elsewhere })
  await later(company)
  expect(made(company)).toEqual([`GROUP ${labels}`, 'USER guest'])
  expect(findings(company)).toContainEqual(expect.stringContaining('assigned to domain portal'))
})

test('an application that lets everybody in is a finding with the command to run', async () => {
  const company = openWithLabellers()
  company.ports.assignments.open.add(arn)
  await run(company)
  expect(findings(company)).toContainEqual(
    expect.stringContaining(`--assignment-required --application-arn ${arn}`),
  )
})

test('a suspended user who is let in by another assignment is a finding', async () => {
  const company = openWithLabellers()
  await run(company)
  const [granted] = company.tables.grants.get('ada')?.values() ?? []
  if (!granted) throw new Error('ada has no grant')
  const grant: Grant = { ...granted, team: 'labels', domainId: portal, domain: 'portal' }
  const suspended = { ...grant, state: 'suspended', assigned: 'USER' } as const
  applyWrites(company.tables, [{ kind: 'grant', grant: suspended, recordedAt: 1 }], 1)
  company.ports.assignments.made.get(arn)?.add('USER ada')
  for (let quarter = 0; quarter < 97; quarter++) {
    await later(company)
    if (findings(company).some((one) => one.includes('Active sessions'))) return
  }
  throw new Error('nobody was told within a day')
})

test('a domain in another mode, or with another default role, is a finding', async () => {
  const company = openWithLabellers()
  const domains = domainsOf(mapOf(exampleText)) as Map<string, object>
  const { studio } = company.ports
  Object.assign(studio, {
    describeDomain: async (id: string) =>
      id === portal
        ? undefined
        : { ...domains.get(id), mode: 'sso', defaultRoleArn: 'arn:aws:iam::1:role/broad' },
  })
  await run(company)
  expect(findings(company)).toEqual([
    'domain research (d-research0001) is in SSO mode; line 5 of the map says mode: iam',
    expect.stringContaining('the default role of domain research (d-research0001) is arn:aws:iam'),
    expect.stringContaining('domain research tells no application'),
    'domain portal (d-portal0001), line 6 of the map, does not exist',
  ])
})

test('quotas are asked for once an hour, and a count that finds room says so', async () => {
  const company = openWithLabellers()
  const { code } = sageMakerQuotas.profiles
  await run(company)
  expect(company.calls.filter((call) => call === 'quotas.limit')).toHaveLength(4)
  company.tables.quotas.set(code, { full: { since: 1, limit: 1 } })
  for (let quarter = 0; quarter < 3; quarter++) await later(company)
  expect(company.tables.quotas.get(code)).toMatchObject({ limit: 1_000, used: 1 })
  expect(company.tables.quotas.get(code)).not.toHaveProperty('full')
  await later(company)
  expect(company.calls.filter((call) => call === 'quotas.limit')).toHaveLength(3)
})
