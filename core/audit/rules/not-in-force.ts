/** The profile's grant had been suspended or deprovisioned, or was being so. */
import { givesAccess } from '../gives-access.ts'
import { abstains, noEntitlement, type Rule, written } from './rule.ts'

export const notInForce: Rule = ({ facts, inForce }) => {
  const [first] = inForce
  if (!first || inForce.some(({ current }) => givesAccess(current))) return abstains
  const { team, state, since } = first.current
  return noEntitlement(
    `the grant of ${facts.sourceIdentity} in team ${team} was ${state} since ${written(since)}`,
  )
}
