/** Who gets into an SSO-mode domain, and who has which user name reserved in it. */
import type { Principal } from '../words.ts'

/**
 * Assignments to applications of IAM Identity Center. All calls of SSO Admin together are allowed
 * 20 a second (Identity Center quotas).
 */
export interface Assignments {
  /** Already assigned is done: answers false then. */
  assign(applicationArn: string, principal: Principal): Promise<boolean>
  /** Already withdrawn is done. */
  unassign(applicationArn: string, principal: Principal): Promise<void>
  /** One page of who is assigned to an application. */
  ofApplication(
    applicationArn: string,
    cursor?: string,
  ): Promise<{ readonly principals: readonly Principal[]; readonly cursor?: string }>
  /** By which assignments a user gets in: the user's own, and those of their groups. One page. */
  ofUser(applicationArn: string, userId: string): Promise<readonly Principal[]>
  /** False: Identity Center lets in everybody, assigned or not. */
  isRequired(applicationArn: string): Promise<boolean>
}

/** The one user of an SSO-mode domain who has a user name: SageMaker binds profiles by it. */
export interface NameOwner {
  readonly userId: string
  readonly profileName: string
}

/** `name` is a digest: see `signInNameOf`. */
export interface ReservedName {
  readonly domainId: string
  readonly name: string
  readonly userId: string
}

/** Notes of what Rollcall reserved and assigned in SSO-mode domains. */
export type SignInWrite =
  /** A condition too: throws `NameChanged` when another user has the name. */
  | ({ readonly kind: 'name taken'; readonly profileName: string } & ReservedName)
  /** What another user has stays. */
  | ({ readonly kind: 'name freed' } & ReservedName)
  /** `own`: Rollcall assigned it itself. What it found assigned it never withdraws. */
  | {
      readonly kind: 'group assigned'
      readonly domainId: string
      readonly groupId: string
      readonly own: boolean
    }
  | { readonly kind: 'group unassigned'; readonly domainId: string; readonly groupId: string }
