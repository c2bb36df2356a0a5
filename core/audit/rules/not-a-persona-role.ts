/** Rollcall governs the roles under its own paths; of others it only keeps the record. */
import { abstains, type Rule } from './rule.ts'

const governed = /^arn:[\w-]+:iam::\d*:role\/rollcall\/(persona|workload)\//

export const notAPersonaRole: Rule = ({ facts }) => {
  const { roleArn, portalRole } = facts
  if (roleArn !== undefined && governed.test(roleArn)) return abstains
  const role = portalRole
    ? `the permission set ${portalRole.name} in account ${portalRole.accountId}`
    : (roleArn ?? 'a role that the event does not name')
  const explanation = `${role} is not under /rollcall/persona/ or /rollcall/workload/`
  return { answer: 'decides', verdict: 'not-a-persona-role', explanation }
}
