/** The guard's bound under faults: lost, late and repeated events, refused calls, dead holders. */
import { expect, test } from 'vitest'
import { testSeed } from '../../support/seed.ts'
import { drawFaults } from '../faults.ts'
import { type Company, openCompany, vision } from './company.ts'

const WORLDS = 40
const COMMANDS = 30
/** max(2, 10 % of 12), and the whole course lasts less than a day. */
const BOUND = 2

test(`no fault lets more than the bound go, in ${WORLDS} worlds`, async () => {
  const first = testSeed()
  for (let seed = first; seed < first + WORLDS; seed++) {
    const company = await openCompany({ seed })
    const { world } = company
    world.switches.faults = drawFaults(world.random)
    for (let command = 0; command < COMMANDS; command++) {
      anyChange(company)
      await company.pass(world.random.between(1, 30_000))
    }
    expect({ seed, suspended: everSuspended(company) }).toEqual({
      seed,
      suspended: expect.toSatisfy((count: number) => count <= BOUND),
    })
    world.endFaults()
    fill(company)
    world.reconcileAll()
    for (let quarter = 0; quarter < 4; quarter++) {
      await company.settle()
      world.reconcileAll()
    }
    await company.settle()
    expect({ seed, granted: company.count('granted') }).toEqual({ seed, granted: 12 })
    expect(everSuspended(company)).toBeLessThanOrEqual(BOUND)
    world.clock.close()
  }
})

function everSuspended({ world }: Company): number {
  const begun = world.tables.versions.filter(({ state }) => state === 'suspending')
  return new Set(begun.map(({ userId }) => userId)).size
}

function anyChange(company: Company): void {
  const { directory, visionaries, world } = company
  const chance = world.random.next()
  if (chance < 0.15) for (const userId of visionaries) directory.leave(userId, vision)
  else if (chance < 0.3) fill(company)
  else {
    const userId = visionaries[world.random.between(0, visionaries.length - 1)] ?? ''
    if (chance < 0.75) directory.leave(userId, vision)
    else if (!isMember(company, userId)) directory.join(userId, vision)
    if (world.random.next() < 0.3) company.tell('User', userId)
  }
  company.tell('Group', vision)
}

function fill(company: Company): void {
  for (const userId of company.visionaries)
    if (!isMember(company, userId)) company.directory.join(userId, vision)
  company.tell('Group', vision)
}

function isMember({ directory }: Company, userId: string): boolean {
  return directory.state.groups.get(vision)?.members.has(userId) ?? false
}
