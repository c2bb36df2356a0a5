/** Every method of the ports over tables, called once. */
import { userKey } from '../../core/lease/keys.ts'
import type { StorePorts } from '../support/rollcall-tables.ts'
import { testStart as now } from '../support/test-world.ts'
import { recordOf } from './audit-log.contract.ts'
import { asked } from './leases.contract.ts'
import type { Calls } from './troubles.contract.ts'

type StoreCalls = {
  readonly [Name in Exclude<keyof StorePorts, 'close' | 'trouble'>]: Calls<StorePorts[Name]>
}

const ada = userKey('ada')
const held = { key: ada, fence: 1 }

export function storeCalls(made: StorePorts): StoreCalls {
  const { leases, ledger, snapshot, guard, freezes, auditLog, restorations } = made
  const of = { groupId: 'group', userId: 'ada' }
  const wish = { evidence: 'left the group', teams: ['research'], since: now, lastAt: now } as const
  return {
    leases: {
      request: () => leases.request(asked(ada)),
      wantForListing: () => leases.wantForListing(held, [asked(ada)], []),
      take: () => leases.take(ada, now),
      read: () => leases.read(ada),
      readAll: () => leases.readAll([ada]),
      readWithUser: () => leases.readWithUser('ada'),
      renew: () => leases.renew(held, now),
      release: () => leases.release(held, { seen: 1, now }),
      giveUp: () => leases.giveUp(held, now),
      due: () => leases.due(now, 1),
    },
    ledger: {
      grantsOf: () => ledger.grantsOf('ada'),
      versionsOf: () => ledger.versionsOf('ada'),
      grantWithProfile: () => ledger.grantWithProfile('u-ada'),
      grants: () => ledger.grants(),
      nameOwner: () => ledger.nameOwner({ domainId: 'd-1', name: 'name' }),
      usersWithRole: () => ledger.usersWithRole('role'),
      deniedOn: () => ledger.deniedOn('role'),
      write: () => ledger.write(held, [], now),
    },
    snapshot: {
      pins: () => snapshot.pins(),
      user: () => snapshot.user('ada'),
      group: () => snapshot.group('group'),
      membership: () => snapshot.membership('membership'),
      rows: () => snapshot.rows(),
      lastRun: () => snapshot.lastRun(),
    },
    guard: {
      ask: () => guard.ask(of, wish),
      read: () => guard.read('group'),
      groups: () => guard.groups(),
      answer: () =>
        guard.answer(
          { groupId: 'group', round: 1 },
          { refusal: { hash: 'h', by: 'anna', at: now } },
        ),
    },
    freezes: {
      read: () => freezes.read(),
      set: () => freezes.set({ scope: 'removals', by: 'anna', since: now }),
      lift: () => freezes.lift(),
    },
    auditLog: {
      append: () => auditLog.append(recordOf({ eventId: 'one' })),
      query: () => auditLog.query({ since: now, until: now + 1 }),
    },
    restorations: {
      set: () => restorations.set('ada', { by: 'anna', at: now, until: now + 1, teams: [] }),
    },
  }
}
