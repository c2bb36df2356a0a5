/** A group renamed or made again gives nothing, and is a finding, until the map says so. */
import { expect, test } from 'vitest'
import { exampleWith, mapOf } from '../../core/access-map/example.ts'
import { askedFor, type Company, later, openCompany, run, vision } from './company.ts'

const rename = ({ ports }: Company, displayName: string) => {
  const group = ports.directory.state.groups.get(vision)
  if (!group) throw new Error('the group is gone')
  group.displayName = displayName
}

const pinOf = async ({ ports }: Company) => (await ports.snapshot.pins()).get('ML Vision')

test('a renamed group gives nothing, and each run says so', async () => {
  const company = openCompany(['ada'])
  await run(company)
  rename(company, 'ML Sight')
  expect(await later(company)).toMatchObject({ findings: 1 })
  expect(await pinOf(company)).toBeUndefined()
  expect(askedFor(company)).toEqual({ ada: ['group-changed'] })
  expect(company.tables.lastRun?.findings).toEqual([
    `group ML Vision (${vision}) is called ML Sight now: line 22 of the map gives nothing until ` +
      'it says so',
  ])
  expect(await later(company)).toMatchObject({ findings: 1 })
})

test('a group that has its name again gives again', async () => {
  const company = openCompany(['ada'])
  await run(company)
  rename(company, 'ML Sight')
  await later(company)
  rename(company, 'ML Vision')
  expect(await later(company)).toMatchObject({ findings: 0 })
  expect(await pinOf(company)).toBe(vision)
})

test('a map that follows a new name takes nothing from anybody', async () => {
  const company = openCompany(['ada'])
  await run(company)
  rename(company, 'ML Sight')
  const map = mapOf(exampleWith(['group: ML Vision', 'group: ML Sight']))
  const renamed = { ...company, ports: { ...company.ports, map } }
  expect(await later(renamed)).toMatchObject({ findings: 0 })
  expect((await company.ports.snapshot.pins()).get('ML Sight')).toBe(vision)
  expect(askedFor(company)).toEqual({})
})

test('a group made again under another id gives nothing to its members', async () => {
  const company = openCompany(['ada'])
  await run(company)
  company.ports.directory.deleteGroup(vision)
  company.ports.directory.addGroup('another', 'ML Vision')
  company.ports.directory.addUser('mallory')
  company.ports.directory.join('mallory', 'another')
  expect(await later(company)).toMatchObject({ findings: 1 })
  expect(await pinOf(company)).toBeUndefined()
  expect(company.tables.lastRun?.findings).toEqual([
    `group ML Vision (${vision}) is gone, and another of that name is another: line 22 of the ` +
      'map gives nothing until it says so',
  ])
  expect(askedFor(company)).toEqual({ ada: ['group-changed'] })
})

test('a map that pins the new id gives to the members of that group', async () => {
  const company = openCompany(['ada'])
  await run(company)
  company.ports.directory.deleteGroup(vision)
  const groupId = '906705f4ea-0a1b2c3d-4e5f-6789-abcd-ef0123456789'
  company.ports.directory.addGroup(groupId, 'ML Vision')
  company.ports.directory.addUser('eve')
  company.ports.directory.join('eve', groupId)
  const pinned = ['group: ML Vision', `group: ML Vision, groupId: ${groupId}`] as const
  const map = mapOf(exampleWith(pinned))
  await later({ ...company, ports: { ...company.ports, map } })
  expect(askedFor(company).eve).toBeDefined()
})
