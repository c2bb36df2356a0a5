/** A grant in force, but of another role than the one assumed. */
import { givesAccess } from '../gives-access.ts'
import { abstains, noEntitlement, type Rule } from './rule.ts'

export const anotherRole: Rule = ({ facts, inForce }) => {
  const current = inForce.map((one) => one.current).find(givesAccess)
  if (!current) return abstains
  return noEntitlement(
    `the grant of ${facts.sourceIdentity} gives ${current.roleArn}, not ${facts.roleArn}`,
  )
}
