/** What can happen at the sample company: the words in which the day's script is written. */
import type { PersonKey } from './people.ts'

/** Which provider's SCIM shape carries a change. */
export type ProviderKind = 'okta' | 'entra' | 'plain'

/** A change of the directory, through SCIM. */
export type DirectoryMoment =
  | {
      readonly kind: 'provisioned'
      readonly groups: readonly string[]
      readonly people: readonly PersonKey[]
    }
  | MembershipMoment
  | { readonly kind: 'user renamed'; readonly person: PersonKey; readonly userName: string }
  | { readonly kind: 'disabled'; readonly person: PersonKey; readonly by: ProviderKind }
  | { readonly kind: 'deleted'; readonly person: PersonKey; readonly by: ProviderKind }
  | { readonly kind: 'group renamed'; readonly group: string; readonly to: string }

/** One PATCH of one group, for one person or several. */
export interface MembershipMoment {
  readonly kind: 'joined' | 'left'
  readonly people: readonly PersonKey[]
  readonly group: string
  readonly by: ProviderKind
}

/** Somebody gets hold of a role, or tries to. */
export type AssumptionMoment =
  | { readonly kind: 'Studio opened'; readonly person: PersonKey; readonly team: string }
  | { readonly kind: 'workload signed in'; readonly subject: string }
  | { readonly kind: 'forged token refused'; readonly subject: string }
  | { readonly kind: 'portal opened'; readonly person: PersonKey; readonly permissionSet: string }

export type Moment =
  | DirectoryMoment
  | AssumptionMoment
  /** An operator gives a profile another role, in the console of SageMaker. */
  | {
      readonly kind: 'role set by hand'
      readonly person: PersonKey
      readonly team: string
      readonly roleOf: { readonly team: string; readonly persona: string }
    }
  /** An operator has everybody compared, and every profile looked at. */
  | { readonly kind: 'reconciled' }
  | { readonly kind: 'time passed'; readonly minutes: number; readonly until: string }

/** Some moments that belong together. */
export interface Scene {
  readonly title: string
  readonly moments: readonly Moment[]
}
