/** Makes the policies of one role say whom the ledger denies, each only where it says otherwise. */
import type { AccessMap } from '../../../core/access-map/access-map.ts'
import { type Denied, denyListOf } from '../../../core/deny-list/deny-list.ts'
import { profilesIn } from '../../../core/deny-list/document.ts'
import { denyPolicyArns } from '../../../core/deny-list/policy-arns.ts'
import { denyDocumentOf, hasDenyList } from '../../../core/deny-list/roles.ts'
import type { DenyPolicies, Log } from '../../../core/ports.ts'
import { readBack, readPolicy, says, writePolicy } from './policies.ts'

export interface ListPorts {
  readonly denyPolicies: DenyPolicies
  readonly map: AccessMap
  readonly log: Log
}

export interface ListWritten {
  readonly denied: number
  /** Profiles that no policy names. */
  readonly leftOut: readonly string[]
}

/** Throws `StillPending` while IAM does not show what was written. */
export async function writeList(
  ports: ListPorts,
  roleArn: string,
  entries: readonly Denied[],
): Promise<ListWritten> {
  const { denyPolicies, log, map } = ports
  if (!hasDenyList(map, roleArn)) return { denied: 0, leftOut: [] }
  const standing = await Promise.all(
    denyPolicyArns(roleArn).map((arn) => readPolicy(denyPolicies, arn)),
  )
  const documentOf = denyDocumentOf(map, roleArn)
  const named = standing.map((policy) => (policy ? profilesIn(policy.text) : []))
  const { documents, leftOut } = denyListOf({ entries, documentOf, standing: named })
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
  return { denied: entries.length, leftOut: unnamed }
}

/** For them the tag, the inert role and the end of their apps hold alone. */
function tellWhoIsLeftOut(log: Log, roleArn: string, profileNames: readonly string[]): void {
  log.info('deny list full', { roleArn, leftOut: profileNames.length, profileNames })
}
