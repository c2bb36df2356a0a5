/** The policies that carry Deny lists, and what of the lists stands in the ledger. */
import type { Denied } from '../deny-list/deny-list.ts'

export interface PolicyVersion {
  readonly versionId: string
  readonly isDefault: boolean
  /** Milliseconds since 1970. */
  readonly createdAt: number
}

/**
 * Managed policies in IAM, by ARN. IAM is eventually consistent: what was written may not be shown
 * for a while, and takes effect later still.
 */
export interface DenyPolicies {
  /** At most five, in any order; undefined when there is no such policy. */
  versions(policyArn: string): Promise<readonly PolicyVersion[] | undefined>
  /** The document of a version, as JSON; undefined when IAM does not show it. */
  document(policyArn: string, versionId: string): Promise<string | undefined>
  /** A new version, which takes effect in place of the old; answers its id. IAM keeps five. */
  write(policyArn: string, document: string): Promise<string>
  /** Not the default one. Already absent is done. */
  removeVersion(policyArn: string, versionId: string): Promise<void>
}

/** One line of a role's Deny list, in the same transaction as the grant it belongs to. */
export type DenyWrite =
  | ({ readonly kind: 'denied'; readonly roleArn: string } & Denied)
  | { readonly kind: 'deny lifted'; readonly roleArn: string; readonly profileName: string }
