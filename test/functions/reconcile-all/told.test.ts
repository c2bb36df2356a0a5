/** What a full reconciliation finds is told others before it is written down, and told once. */
import { expect, test } from 'vitest'
import { Throttled } from '../../../core/errors.ts'
import type { OwnEventKind } from '../../../core/own-events/schemas.ts'
import { type Company, later, openCompany, run, runUsual, vision } from './company.ts'

const told = ({ ports }: Company, kind: OwnEventKind) =>
  ports.ownEvents.published.filter((event) => event.kind === kind)

function rename({ ports }: Company): void {
  const group = ports.directory.state.groups.get(vision)
  if (!group) throw new Error('the group is gone')
  group.displayName = 'ML Sight'
}

test('a finding that stands is told by the first run that has it', async () => {
  const company = openCompany(['ada'])
  await run(company)
  rename(company)
  await later(company)
  await later(company)
  const [finding, ...others] = told(company, 'finding')
  expect(others).toEqual([])
  expect(finding).toMatchObject({ about: 'full reconciliation', forOperators: true })
  expect(finding?.notice.text).toContain(vision)
})

test('a finding that could not be told is not taken for known', async () => {
  const company = openCompany(['ada'])
  await run(company)
  rename(company)
  company.switches.before = (call) => {
    if (call === 'ownEvents.publish') throw new Throttled(call)
  }
  await expect(later(company)).rejects.toThrow(Throttled)
  company.switches.before = () => {}
  await later(company)
  expect(told(company, 'finding')).toHaveLength(1)
})

test('a run that finds nothing tells nothing', async () => {
  const company = openCompany(['ada', 'bob'])
  await runUsual(company)
  const before = company.ports.ownEvents.published.length
  await later(company)
  expect(company.ports.ownEvents.published).toHaveLength(before)
})
