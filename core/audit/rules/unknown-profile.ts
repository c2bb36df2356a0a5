/** The source identity names a profile that the ledger never gave. */
import { abstains, noEntitlement, type Rule, written } from './rule.ts'

export const unknownProfile: Rule = ({ facts, known, inForce }) => {
  const { sourceIdentity, time } = facts
  if (!known) return noEntitlement(`the ledger knows no profile ${sourceIdentity}`)
  if (inForce.length > 0) return abstains
  return noEntitlement(`the profile ${sourceIdentity} was given to nobody yet at ${written(time)}`)
}
