/** A company in memory whose access is true, for tests to spoil something of. */
import { everyoneKey, userKey } from '../../../core/lease/keys.ts'
import { roleArn } from '../../../core/persona/role-name.ts'
import { tagsOf } from '../../../core/profile-tags.ts'
import type { Grant } from '../../../core/words.ts'
import {
  type Compared,
  type CompareInput,
  compareEveryone,
} from '../../../functions/reconcile-all/compare-everyone/handler.ts'
import { exampleText, mapOf } from '../../core/access-map/example.ts'
import { memoryDirectory } from '../../support/memory-directory.ts'
import { memoryLeases } from '../../support/memory-leases.ts'
import { memoryLedger } from '../../support/memory-ledger.ts'
import { memoryOwnEvents } from '../../support/memory-own-events.ts'
import { domainsOf, memoryAssignments, memoryQuotas } from '../../support/memory-sign-in.ts'
import { memorySnapshot } from '../../support/memory-snapshot.ts'
import { memoryStudio } from '../../support/memory-studio.ts'
import { applyWrites, type Fault, memoryTables } from '../../support/memory-tables.ts'
import { memoryWorkflows } from '../../support/memory-workflows.ts'
import { testStart } from '../../support/test-world.ts'

export const vision = 'vision-group'

export function openCompany(userIds: readonly string[]) {
  const calls: string[] = []
  const switches: { before: (call: string) => void } = { before: () => {} }
  const fault: Fault = async (call, run) => {
    switches.before(call)
    calls.push(call)
    return run()
  }
  const time = { now: testStart }
  const clock = { now: () => time.now }
  const tables = memoryTables()
  const logged: Array<{ message: string; facts: Readonly<Record<string, unknown>> }> = []
  const map = mapOf(exampleText)
  const directory = memoryDirectory({ rowsPerPage: 3, fault })
  const ports = {
    clock,
    wait: async (ms: number) => {
      time.now += ms
    },
    assignments: memoryAssignments({ directory: directory.state, fault }),
    quotas: memoryQuotas(new Map(), { fault }),
    directory,
    snapshot: memorySnapshot({ tables, rowsPerPage: 4, fault }),
    leases: memoryLeases({ tables, fault }),
    ledger: memoryLedger({ tables, grantsPerPage: 3, fault }),
    ownEvents: memoryOwnEvents({ fault }),
    studio: memoryStudio({ clock, fault, domains: domainsOf(map) }),
    workflows: memoryWorkflows({ fault }),
    map,
    log: {
      info: (message: string, facts: object) => void logged.push({ message, facts: { ...facts } }),
    },
  }
  const company = { ports, tables, calls, time, logged, switches }
  ports.directory.addGroup(vision, 'ML Vision')
  for (const userId of userIds) employ(company, userId)
  const seenAt = testStart - 1
  applyWrites(
    tables,
    [{ kind: 'group seen', groupId: vision, displayName: 'ML Vision', seenAt }],
    1,
  )
  return company
}

export type Company = ReturnType<typeof openCompany>

/** In the group, seen, granted, and with a profile as the ledger says. */
function employ({ ports, tables }: Pick<Company, 'ports' | 'tables'>, userId: string): void {
  ports.directory.addUser(userId)
  const membershipId = ports.directory.join(userId, vision)
  const grant = grantOf(userId, ports.map)
  applyWrites(
    tables,
    [
      { kind: 'user seen', userId, status: 'enabled' },
      { kind: 'membership seen', groupId: vision, userId, membershipId },
      { kind: 'grant', grant, recordedAt: testStart - 1 },
    ],
    1,
  )
  const { domainId, profileName } = grant
  const arn = `arn:aws:sagemaker:eu-west-1:111111111111:user-profile/${domainId}/${profileName}`
  ports.studio.profilesByArn.set(arn, {
    domainId,
    profileName,
    arn,
    roleArn: grant.roleArn,
    tags: { ...tagsOf(grant) },
    status: 'InService',
    settlesAt: 0,
  })
}

function grantOf(userId: string, map: Company['ports']['map']): Grant {
  return {
    userId,
    team: 'vision',
    persona: 'analyst',
    domain: 'research',
    domainId: 'd-research0001',
    profileName: `u-${userId}-vision`,
    roleArn: roleArn(map, 'vision', 'analyst'),
    state: 'granted',
    since: testStart - 1,
    reason: { groupId: vision, group: 'ML Vision', line: 22 },
    because: [],
    mapHash: map.hash,
  }
}

/** As the machine does: again and again until there is no more. */
export async function run(company: Company, input: CompareInput = {}): Promise<Compared> {
  const compare = compareEveryone(company.ports)
  let answer = await compare(input)
  for (let call = 0; call < 100 && answer.outcome === 'more'; call++)
    answer = await compare(JSON.parse(JSON.stringify({ run: answer.run })))
  return answer
}

/** The first run ever compares by a map it has never seen; those after it are the usual ones. */
export async function runUsual(company: Company): Promise<Compared> {
  await run(company)
  return later(company)
}

/** The next run of the schedule. */
export async function later(company: Company): Promise<Compared> {
  company.time.now += 15 * 60_000
  company.logged.length = 0
  company.calls.length = 0
  return run(company)
}

/** Users whose leases were asked for, with the causes they were given. */
export function askedFor({ tables }: Company): Record<string, string[]> {
  const users = [...tables.leases.values()].filter(({ key }) => key.startsWith(userKey('')))
  const asked = users.filter(({ because }) => because.length > 0)
  return Object.fromEntries(
    asked.map(({ key, because }) => [
      key.slice(userKey('').length),
      because.map(({ eventId }) => eventId.replace(/^everyone-\d+-/, '')),
    ]),
  )
}

export { everyoneKey }
