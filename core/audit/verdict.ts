/**
 * Which entitlement explains a role assumption, as the ledger stood at that time; or why none does.
 */
import type { GrantVersion } from '../words.ts'
import { asOf } from './as-of.ts'
import type { AssumptionFacts } from './parse-assumption.ts'
import type { AuditRecord } from './record.ts'
import { rules } from './rules/rules.ts'

/**
 * `userId` is that of the profile's grant, and wins over what the event says. It is told only of
 * roles that Rollcall governs: anybody may write a source identity into a call that is refused, or
 * into one for a role of their own.
 */
export type Judged = Pick<AuditRecord, 'verdict' | 'explanation' | 'grant' | 'userId'>

/** `versions`: the ledger's lines of the user, or users, whom the source identity may stand for. */
export function verdictOf(facts: AssumptionFacts, versions: readonly GrantVersion[]): Judged {
  // Profile names are unique whatever their case, and SageMaker hands them on as they were typed.
  const name = facts.sourceIdentity?.toLowerCase()
  const ofProfile = versions.filter(({ profileName }) => profileName.toLowerCase() === name)
  const evidence = { facts, inForce: asOf(ofProfile, facts.time), known: ofProfile.length > 0 }
  for (const rule of rules) {
    const answer = rule(evidence)
    if (answer.answer === 'explains') {
      const { explanation, version } = answer
      return { verdict: 'explained', explanation, userId: version.userId, grant: grantOf(version) }
    }
    if (answer.answer === 'decides') {
      const { verdict, explanation } = answer
      const userId = verdict === 'no-entitlement' ? ofProfile[0]?.userId : undefined
      return { verdict, explanation, ...(userId !== undefined && { userId }) }
    }
  }
  return { verdict: 'no-entitlement', explanation: 'no rule explains this assumption' }
}

function grantOf(version: GrantVersion): NonNullable<AuditRecord['grant']> {
  const { team, persona, state, since, reason, mapHash } = version
  return { team, persona, state, since, reason, mapHash }
}
