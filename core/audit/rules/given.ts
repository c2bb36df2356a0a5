/**
 * A grant in force gives exactly this role. While it changes, the role it had before counts too.
 */
import type { InForce } from '../as-of.ts'
import { givesAccess } from '../gives-access.ts'
import { abstains, type Rule, written } from './rule.ts'

export const given: Rule = ({ facts, inForce }) => {
  const version = inForce.map((one) => giving(one, facts.roleArn)).find((one) => one !== undefined)
  if (!version) return abstains
  const { persona, team, since, reason } = version
  const explanation =
    `granted as ${persona} of team ${team} since ${written(since)}` +
    ` through group ${reason.group} (line ${reason.line} of the access map)`
  return { answer: 'explains', explanation, version }
}

function giving({ current, replaced }: InForce, roleArn: string | undefined) {
  const candidates = current.state === 'changing' ? [current, replaced] : [current]
  return candidates.find((one) => one && givesAccess(one) && one.roleArn === roleArn)
}
