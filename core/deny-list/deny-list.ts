/**
 * Who is denied on a role, as the policies that say so: the second line of a suspension, behind the
 * tag, the inert role and the end of the apps.
 */
import { longestPolicy } from '../persona/policy.ts'
import type { Instant } from '../words.ts'
import type { DenyDocument } from './document.ts'

/** Of the ten managed policies that IAM attaches to a role by default. */
export const denyPolicyCount = 4

/** One line of the ledger: sessions of this profile may be alive on a role it has lost. */
export interface Denied {
  readonly profileName: string
  readonly userId: string
  /** Of the suspension. */
  readonly since: Instant
}

export interface DenyListInput {
  /** In any order. */
  readonly entries: readonly Denied[]
  /** What a policy says that denies these profiles on the role: the same for the same names. */
  readonly documentOf: (profileNames: readonly string[]) => DenyDocument
  /** By policy, whom it names now; none by default. */
  readonly standing?: ReadonlyArray<readonly string[]>
}

export interface DenyList {
  /** Four, each of at most 6,144 characters; those that name nobody are placeholders. */
  readonly documents: readonly DenyDocument[]
  /** Whom the policies have no room for, newest last: for them the first line holds alone. */
  readonly leftOut: readonly Denied[]
}

/**
 * Pure. Whoever stands in a policy stays in it, so that nobody is without a Deny between two writes
 * and no policy is written without need; the others fill the policies in turn, oldest first.
 */
export function denyListOf({ entries, documentOf, standing = [] }: DenyListInput): DenyList {
  const waiting = new Map([...entries].sort(byAge).map((entry) => [entry.profileName, entry]))
  const policies = Array.from({ length: denyPolicyCount }, (_, index) => {
    const names = new Set(standing[index])
    return pack(
      [],
      [...waiting.values()].filter(({ profileName }) => names.has(profileName)),
    )
  })

  function pack(packed: readonly string[], more: readonly Denied[]): readonly string[] {
    const names = [...packed]
    for (const { profileName } of more) {
      if (sizeOf(documentOf([...names, profileName])) > longestPolicy) continue
      names.push(profileName)
      waiting.delete(profileName)
    }
    return names
  }

  const filled = policies.map((names) => pack(names, [...waiting.values()]))
  return {
    documents: filled.map(documentOf),
    leftOut: [...waiting.values()],
  }
}

function byAge(a: Denied, b: Denied): number {
  return a.since - b.since || (a.profileName < b.profileName ? -1 : 1)
}

/** IAM does not count white space, of which there is none here. */
function sizeOf(document: DenyDocument): number {
  return JSON.stringify(document).length
}
