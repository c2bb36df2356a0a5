/** Planning asks the directory for a name only when a new profile's name is to show it. */
import { expect, test } from 'vitest'
import { userKey } from '../../../core/lease/keys.ts'
import { planAccess } from '../../../functions/reconcile-user/plan-access/handler.ts'
import { exampleText, exampleWith, mapOf } from '../../core/access-map/example.ts'
import { memoryDirectory } from '../../support/memory-directory.ts'
import { memoryGuard } from '../../support/memory-guard.ts'
import { memoryLeases } from '../../support/memory-leases.ts'
import { memoryLedger } from '../../support/memory-ledger.ts'
import { memoryOwnEvents } from '../../support/memory-own-events.ts'
import { memoryStudio } from '../../support/memory-studio.ts'
import { type Fault, memoryTables } from '../../support/memory-tables.ts'
import { memoryWorkflows } from '../../support/memory-workflows.ts'
import { testStart as now } from '../../support/test-world.ts'

const userId = '906712ab-1111-2222-3333-444455556666'

async function planned(text: string) {
  const called: string[] = []
  const fault: Fault = async (call, run) => {
    called.push(call)
    return run()
  }
  const tables = memoryTables()
  const directory = memoryDirectory({ fault })
  directory.addUser(userId, 'maya.lind@example.com')
  directory.addGroup('leads', 'ML Fraud Leads')
  directory.join(userId, 'leads')
  const leases = memoryLeases({ tables })
  const because = { eventId: 'event-1', door: 'scim', time: now } as const
  const key = userKey(userId)
  const asked = { key, because, now, removal: false, readDirectory: true }
  const answer = await leases.request(asked)
  const { steps } = await planAccess({
    clock: { now: () => now },
    directory,
    guard: memoryGuard({ tables }),
    leases,
    ledger: memoryLedger({ tables }),
    ownEvents: memoryOwnEvents(),
    studio: memoryStudio({ clock: { now: () => now } }),
    workflows: memoryWorkflows(),
    map: mapOf(text),
    log: { info: () => {} },
  })({ userId, fence: answer.taken ? answer.held.fence : 0 })
  return { profileName: steps[0]?.grant.profileName, called }
}

test('a team that asks for readable names has the name in its new profiles', async () => {
  const text = exampleWith(['    grace: 7d', '    profileNames: readable'])
  const { profileName, called } = await planned(text)
  expect(profileName).toMatch(/^u-mayalind-[a-z2-7]{16}-fraud$/)
  expect(called).toContain('directory.userName')
})

test('any other team costs no call for it', async () => {
  const { profileName, called } = await planned(exampleText)
  expect(profileName).toMatch(/^u-[a-z2-7]{16}-fraud$/)
  expect(called).not.toContain('directory.userName')
})
