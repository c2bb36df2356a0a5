/** A governed role was assumed, and nothing says for whom. */
import { abstains, noEntitlement, type Rule } from './rule.ts'

export const noSourceIdentity: Rule = ({ facts }) => {
  if (facts.sourceIdentity !== undefined) return abstains
  const session = facts.roleSessionName === undefined ? '' : ` (session ${facts.roleSessionName})`
  return noEntitlement(
    `the call carries no source identity${session}, so no profile answers for it`,
  )
}
