/**
 * The record of one role assumption: allow-listed fields only, never a token or a presigned URL.
 */
import type { EntitlementReason, GrantState, Instant } from '../words.ts'

/** How the assumption was made. */
export type AssumptionDoor = 'sagemaker' | 'assume-role' | 'web-identity' | 'saml' | 'portal'

/**
 * `explained`: a grant in force at that time gives it. `no-entitlement`: none does, which is a
 * finding. `refused`: the call failed. `not-a-persona-role`: a role Rollcall does not govern.
 */
export type Verdict = 'explained' | 'no-entitlement' | 'refused' | 'not-a-persona-role'

export interface AuditRecord {
  /** CloudTrail's eventID: the key of the record. */
  readonly eventId: string
  /** Joins the two records of a cross-account call. */
  readonly sharedEventId?: string
  readonly time: Instant
  readonly accountId: string
  readonly region: string
  readonly eventSource: string
  readonly eventName: string
  readonly door: AssumptionDoor
  readonly roleArn?: string
  readonly roleSessionName?: string
  readonly sourceIdentity?: string
  /** Portal only, which names a permission set and the account it is used in, but no role. */
  readonly portalRole?: { readonly name: string; readonly accountId: string }
  readonly assumedRoleArn?: string
  readonly accessKeyId?: string
  readonly identityProvider?: string
  readonly subject?: string
  readonly audience?: string
  readonly samlAssertionId?: string
  readonly sourceIpAddress?: string
  readonly errorCode?: string
  /** The Identity Center user behind it, when known. */
  readonly userId?: string
  readonly verdict: Verdict
  /** One sentence: why this verdict. */
  readonly explanation: string
  /** The grant that explains it, as it stood at `time`. */
  readonly grant?: {
    readonly team: string
    readonly persona: string
    readonly state: GrantState
    readonly since: Instant
    readonly reason: EntitlementReason
    readonly mapHash: string
  }
  readonly recordedAt: Instant
}
