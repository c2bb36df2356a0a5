/** Whether a principal is one of those that a resource's policy names, and how directly. */
import type { NamedPrincipals } from './document.ts'
import type { Principal } from './request.ts'

/**
 * How a policy names who asks. `itself`: the session, the user, the service or everybody, which
 * no boundary or session policy limits; `role`: the role behind the session, which they limit;
 * `account`: the whole account, which leaves the decision to its identity-based policies.
 */
export type Named = 'itself' | 'role' | 'account'

/** Undefined when a Principal element does not name who asks. */
export function namedBy({ names }: NamedPrincipals, principal: Principal): Named | undefined {
  const { AWS: aws = [], Service: services = [], Federated: providers = [] } = names
  if (aws.includes('*')) return 'itself'
  switch (principal.kind) {
    case 'service':
      return services.includes(principal.name) ? 'itself' : undefined
    case 'federated':
      return providers.includes(principal.provider) ? 'itself' : undefined
    case 'anonymous':
      return undefined
    case 'user':
      if (aws.includes(principal.arn)) return 'itself'
      break
    case 'role-session':
      if (aws.includes(principal.arn)) return 'itself'
      if (aws.includes(principal.roleArn)) return 'role'
  }
  return namesAccount(aws, principal.accountId) ? 'account' : undefined
}

function namesAccount(aws: readonly string[], accountId: string): boolean {
  return aws.some((name) => name === accountId || rootArn.exec(name)?.[1] === accountId)
}

const rootArn = /^arn:aws[a-z-]*:iam::(\d{12}):root$/

/**
 * Whether a NotPrincipal element leaves who asks out of its Deny: by the name of the user, role,
 * session, service or provider. Naming the account alone leaves out nobody in it but its root user,
 * and whoever has a permissions boundary is never left out (IAM User Guide, NotPrincipal).
 */
export function leftOut(
  named: NamedPrincipals,
  principal: Principal,
  { bounded }: { readonly bounded: boolean },
): boolean {
  const how = namedBy(named, principal)
  return !bounded && how !== undefined && how !== 'account'
}
