/** What a rule of the audit looks at, and its three answers. */
import type { GrantVersion } from '../../words.ts'
import type { InForce } from '../as-of.ts'
import type { AssumptionFacts } from '../parse-assumption.ts'
import type { Verdict } from '../record.ts'

export interface Evidence {
  readonly facts: AssumptionFacts
  /** Grants of the profile that the source identity names, as of the event's time. */
  readonly inForce: readonly InForce[]
  /** Whether the ledger ever knew a profile of that name. */
  readonly known: boolean
}

/** Explains the assumption, finds against it, or leaves it to the next rule. */
export type Answer =
  | { readonly answer: 'explains'; readonly explanation: string; readonly version: GrantVersion }
  | {
      readonly answer: 'decides'
      readonly verdict: Exclude<Verdict, 'explained'>
      readonly explanation: string
    }
  | { readonly answer: 'abstains' }

export type Rule = (evidence: Evidence) => Answer

export const abstains: Answer = { answer: 'abstains' }

export function noEntitlement(explanation: string): Answer {
  return { answer: 'decides', verdict: 'no-entitlement', explanation }
}

/** An instant as sentences write it. */
export function written(instant: number): string {
  return new Date(instant).toISOString()
}
