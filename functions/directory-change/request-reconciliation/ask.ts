/** One request: at most one lease asked for, and what follows when it was free. */
import { pinnedIds } from '../../../core/entitlement/pins.ts'
import { groupKey } from '../../../core/lease/keys.ts'
import type { Because, ReconcileRequest } from '../../../core/words.ts'
import { type GroupOutcome, type GroupPorts, readGroup } from '../../support/read-group.ts'
import { requestUser } from '../../support/start-user.ts'

/** More pages than these are read by the reconcile-group machine, which has 15 minutes. */
const PAGES_HERE = 10

export interface Cause {
  readonly because: Because
  readonly removal: boolean
}

/** Answers how many users were asked for. */
export async function ask(
  ports: GroupPorts,
  request: ReconcileRequest,
  cause: Cause,
): Promise<number> {
  switch (request.kind) {
    case 'user':
      await requestUser(ports, { userId: request.userId, now: ports.clock.now(), ...cause })
      return 1
    case 'group':
      return (await askGroup(ports, request.groupId, cause)).differing
    case 'membership':
      return askMembership(ports, request.membershipId, cause)
  }
}

async function askMembership(ports: GroupPorts, membershipId: string, cause: Cause) {
  const known = await ports.snapshot.membership(membershipId)
  const groupIds = known ? [known.groupId] : pinnedIds(await ports.snapshot.pins())
  let asked = 0
  for (const groupId of groupIds) asked += (await askGroup(ports, groupId, cause)).differing
  return asked
}

async function askGroup(ports: GroupPorts, groupId: string, cause: Cause): Promise<GroupOutcome> {
  const key = groupKey(groupId)
  const now = ports.clock.now()
  const answer = await ports.leases.request({ key, now, ...cause, readDirectory: true })
  if (!answer.taken) return { outcome: 'unchanged', differing: 0, started: 0 }
  const { held, seen = 0 } = answer
  const { because } = cause
  const read = await readGroup(ports, { held, seen, because, pagesMax: PAGES_HERE })
  if (read.outcome === 'too large')
    await ports.workflows.reconcileGroup({ groupId, fence: held.fence })
  return read
}
