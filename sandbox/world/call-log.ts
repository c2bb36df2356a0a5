/** Every AWS call made in a sandbox, counted by caller, and who was allowed or refused what. */

export interface CallCount {
  /** ARN of the role whose session called, or `operator` for calls from outside the template. */
  readonly caller: string
  /** IAM service prefix, for example `sagemaker`. */
  readonly service: string
  /** Operation name, for example `CreateUserProfile`. */
  readonly action: string
  readonly count: number
}

/** A decision on one IAM action that a call, or what a service does unasked, needs. */
export interface JudgedAccess {
  /** ARN of the role that asked, a service's name, or `operator`. */
  readonly caller: string
  readonly service: string
  /** The operation it was needed for. */
  readonly operation: string
  /** For example `iam:PassRole`. */
  readonly action: string
  readonly resource: string
  readonly decision: 'Allowed' | 'ExplicitlyDenied' | 'ImplicitlyDenied'
  /** The kind of policy that decided. */
  readonly kind: string
  /** The policy and its statement; absent where nothing allowed. */
  readonly policy?: string
  readonly statement?: string
}

/** Decisions of one outcome by one statement; `resource` is the last one asked about. */
export interface DecisionCount extends JudgedAccess {
  readonly count: number
}

export interface CallLog {
  record(caller: string, service: string, action: string): void
  counts(): CallCount[]
  decide(judged: JudgedAccess): void
  decisions(): DecisionCount[]
  /** Forgets calls and decisions. */
  clear(): void
}

export function callLog(): CallLog {
  const counts = new Map<
    string,
    { caller: string; service: string; action: string; count: number }
  >()
  const decisions = new Map<string, DecisionCount>()
  return {
    record(caller, service, action) {
      const key = `${caller} ${service} ${action}`
      const known = counts.get(key)
      if (known) known.count++
      else counts.set(key, { caller, service, action, count: 1 })
    },
    counts: () => [...counts.values()].map((count) => ({ ...count })),
    decide(judged) {
      const { caller, service, operation, action, decision, policy, statement } = judged
      const key = [caller, service, operation, action, decision, policy, statement].join(' ')
      decisions.set(key, { ...judged, count: (decisions.get(key)?.count ?? 0) + 1 })
    },
    decisions: () => [...decisions.values()],
    clear() {
      counts.clear()
      decisions.clear()
    },
  }
}
