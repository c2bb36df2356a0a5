/**
 * The roles and policies of a sandbox as evaluation sees them: the template's and the seed's, and
 * what was written since, once it has propagated.
 */
import { defineStore } from '../world/world.ts'
import type { PolicyDocument } from './evaluate/document.ts'

export type { PolicyDocument } from './evaluate/document.ts'

export interface IamRole {
  readonly arn: string
  /** `AROA` and 17 characters. */
  readonly roleId: string
  readonly name: string
  /** `/`, or begins and ends with a slash. */
  readonly path: string
  readonly accountId: string
  readonly trustPolicy: PolicyDocument
  /** Inline policies by name. */
  readonly inlinePolicies: Map<string, PolicyDocument>
  /** ARNs of managed policies. */
  readonly attachedPolicies: Set<string>
  readonly permissionsBoundary?: string
  readonly tags: Readonly<Record<string, string>>
}

export interface ManagedPolicy {
  readonly arn: string
  /** `ANPA` and 17 characters. */
  readonly policyId: string
  readonly name: string
  readonly path: string
  readonly accountId: string
  /** That of the default version. */
  document: PolicyDocument
}

export interface IamState {
  /** By ARN. */
  readonly roles: Map<string, IamRole>
  /** By ARN. */
  readonly managedPolicies: Map<string, ManagedPolicy>
}

export const iam = defineStore<IamState>(() => ({ roles: new Map(), managedPolicies: new Map() }))

/** Finds a role by name in an account. Throws naming it when there is none. */
export function roleNamed(state: IamState, accountId: string, name: string): IamRole {
  for (const role of state.roles.values()) {
    if (role.accountId === accountId && role.name === name) return role
  }
  throw new Error(`account ${accountId} has no role "${name}"`)
}
