/** The policies of Deny lists in memory, by the same contract as IAM's adapter. */
import { denyDocument } from '../../core/deny-list/document.ts'
import { denyPolicyArns } from '../../core/deny-list/policy-arns.ts'
import type { DenyPolicies, PolicyVersion } from '../../core/ports.ts'
import { type Fault, noFault } from './memory-tables.ts'

/** IAM keeps five versions of a policy. */
const VERSIONS_MAX = 5

interface StoredVersion extends PolicyVersion {
  readonly document: string
}

export interface MemoryDenyPolicies extends DenyPolicies {
  /** By ARN; the newest version last. */
  readonly policies: Map<string, StoredVersion[]>
}

/** Those of each role, naming nobody, as the stack makes them. */
export function memoryDenyPolicies(options: {
  readonly roleArns: readonly string[]
  readonly fault?: Fault
}): MemoryDenyPolicies {
  const { roleArns, fault = noFault } = options
  const first = { versionId: 'v1', isDefault: true, createdAt: 1 }
  const document = JSON.stringify(denyDocument([], 'stop'))
  const policies = new Map(
    roleArns.flatMap(denyPolicyArns).map((arn) => [arn, [{ ...first, document }]]),
  )
  let written = 1
  return {
    policies,
    versions: (arn) =>
      fault('denyPolicies.versions', () =>
        policies.get(arn)?.map(({ document: _, ...version }) => version),
      ),
    document: (arn, versionId) =>
      fault(
        'denyPolicies.document',
        () => policies.get(arn)?.find((version) => version.versionId === versionId)?.document,
      ),
    write: (arn, text) =>
      fault('denyPolicies.write', () => {
        const versions = policies.get(arn)
        if (!versions) throw new Error(`there is no policy ${arn}`)
        if (versions.length >= VERSIONS_MAX) throw new Error(`${arn} has ${VERSIONS_MAX} versions`)
        written++
        const versionId = `v${written}`
        const others = versions.map((version) => ({ ...version, isDefault: false }))
        const now = { versionId, isDefault: true, createdAt: written, document: text }
        policies.set(arn, [...others, now])
        return versionId
      }),
    removeVersion: (arn, versionId) =>
      fault('denyPolicies.removeVersion', () => {
        const versions = policies.get(arn) ?? []
        if (versions.some((version) => version.versionId === versionId && version.isDefault))
          throw new Error(`${versionId} is the default version of ${arn}`)
        policies.set(
          arn,
          versions.filter((version) => version.versionId !== versionId),
        )
      }),
  }
}
