/**
 * Writes the Deny list of one role whole from the ledger. Only the holder of the role's lease
 * writes it: two leavers of one role at once would otherwise overwrite each other, since IAM knows
 * no condition on what stood before. A lease lives for five minutes and this function for one, so
 * no write of ours comes after the lease's end.
 */
import type { AccessMap } from '../../../core/access-map/access-map.ts'
import { type Denied, denyListOf } from '../../../core/deny-list/deny-list.ts'
import { profilesIn } from '../../../core/deny-list/document.ts'
import { denyPolicyArns } from '../../../core/deny-list/policy-arns.ts'
import { LeaseLost } from '../../../core/errors.ts'
import { roleKey } from '../../../core/lease/keys.ts'
import { rolesOf } from '../../../core/persona/role-name.ts'
import type {
  Clock,
  DenyPolicies,
  Leases,
  Ledger,
  Log,
  ReconcileRoleInput,
} from '../../../core/ports.ts'
import { readBack, readPolicy, says, writePolicy } from './policies.ts'

/** A list that changes under every writing is left to the sweep after so many. */
const ROUNDS_MAX = 5

export interface DenyListPorts {
  readonly clock: Clock
  readonly leases: Leases
  readonly ledger: Ledger
  readonly denyPolicies: DenyPolicies
  readonly map: AccessMap
  readonly log: Log
}

export interface DenyListWritten {
  readonly denied: number
  /** Whom no policy names. */
  readonly leftOut: number
}

/** Throws `StillPending` while IAM does not show what was written. */
export function writeDenyList(ports: DenyListPorts) {
  return async ({ roleArn, fence }: ReconcileRoleInput): Promise<DenyListWritten> => {
    const { clock, leases, ledger } = ports
    const held = { key: roleKey(roleArn), fence }
    let written: DenyListWritten = { denied: 0, leftOut: 0 }
    for (let round = 1; round <= ROUNDS_MAX; round++) {
      await leases.renew(held, clock.now())
      const lease = await leases.read(held.key)
      if (!lease || lease.fence !== fence) throw new LeaseLost(held.key, fence)
      written = await write(ports, roleArn, await ledger.deniedOn(roleArn))
      const answer = await leases.release(held, { seen: lease.wanted, now: clock.now() })
      if (answer.released) return written
    }
    await leases.giveUp(held, clock.now())
    return written
  }
}

async function write(
  ports: DenyListPorts,
  roleArn: string,
  entries: readonly Denied[],
): Promise<DenyListWritten> {
  const { denyPolicies, log } = ports
  const standing = await Promise.all(
    denyPolicyArns(roleArn).map((arn) => readPolicy(denyPolicies, arn)),
  )
  const jobs = jobsOf(ports.map, roleArn)
  const named = standing.map((policy) => (policy ? profilesIn(policy.text) : []))
  const { documents, leftOut } = denyListOf({ entries, jobs, standing: named })
  const unnamed = leftOut.map(({ profileName }) => profileName)
  let changed = 0
  for (const [index, document] of documents.entries()) {
    const policy = standing[index]
    if (!policy) unnamed.push(...profilesIn(JSON.stringify(document)))
    if (!policy || says(policy, document)) continue
    await writePolicy(denyPolicies, policy, document)
    await readBack(denyPolicies, policy.arn, document)
    changed++
  }
  log.info('deny list has been written', { roleArn, denied: entries.length, policies: changed })
  if (unnamed.length > 0) tellWhoIsLeftOut(log, roleArn, unnamed)
  return { denied: entries.length, leftOut: unnamed.length }
}

/** For them the tag, the inert role and the end of their apps hold alone. */
function tellWhoIsLeftOut(log: Log, roleArn: string, profileNames: readonly string[]): void {
  log.info('deny list full', { roleArn, leftOut: profileNames.length, profileNames })
}

/**
 * Of a role that the map does not lead to any more, jobs are spared: what is destroyed cannot be
 * brought back, and its stack is about to take the role away.
 */
function jobsOf(map: AccessMap, roleArn: string): 'stop' | 'finish' {
  const role = rolesOf(map).find(({ arn }) => arn === roleArn)
  return map.teams.find(({ name }) => name === role?.team)?.jobs ?? 'finish'
}
