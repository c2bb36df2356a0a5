/** The policies of one role's Deny list, as IAM shows them and as they should be. */
import type { DenyDocument } from '../../../core/deny-list/document.ts'
import { StillPending } from '../../../core/errors.ts'
import type { DenyPolicies, PolicyVersion } from '../../../core/ports.ts'

/** IAM keeps five versions of a policy (IAM quotas). */
const VERSIONS_MAX = 5

export interface Standing {
  readonly arn: string
  readonly versions: readonly PolicyVersion[]
  /** The default version's, as JSON. */
  readonly text: string
}

/** Undefined when there is no such policy. Throws `StillPending` while IAM shows half of it. */
export async function readPolicy(
  policies: DenyPolicies,
  arn: string,
): Promise<Standing | undefined> {
  const versions = await policies.versions(arn)
  if (!versions) return undefined
  const current = versions.find(({ isDefault }) => isDefault)
  const text = current && (await policies.document(arn, current.versionId))
  if (text === undefined) throw new StillPending(`IAM does not show what ${arn} says`)
  return { arn, versions, text }
}

/** IAM keeps the text as it came; one written by hand may have white space in it. */
export function says({ text }: Standing, document: DenyDocument): boolean {
  return JSON.stringify(JSON.parse(text)) === JSON.stringify(document)
}

/** Makes room for one more version first, when the policy has all that IAM keeps. */
export async function writePolicy(
  policies: DenyPolicies,
  { arn, versions }: Standing,
  document: DenyDocument,
): Promise<void> {
  const old = versions.filter(({ isDefault }) => !isDefault)
  const [oldest] = old.sort((a, b) => a.createdAt - b.createdAt)
  if (versions.length >= VERSIONS_MAX && oldest) await policies.removeVersion(arn, oldest.versionId)
  await policies.write(arn, JSON.stringify(document))
}

/** Throws `StillPending` while IAM shows something else than was written. */
export async function readBack(
  policies: DenyPolicies,
  arn: string,
  document: DenyDocument,
): Promise<void> {
  const standing = await readPolicy(policies, arn)
  if (!standing || !says(standing, document))
    throw new StillPending(`IAM does not show yet what was written to ${arn}`)
}
