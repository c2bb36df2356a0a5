/** Keys of leases: one kind of thing, one prefix. */

const USER = 'user#'
const GROUP = 'group#'
const ROLE = 'role#'

export function userKey(userId: string): string {
  return `${USER}${userId}`
}

export function groupKey(groupId: string): string {
  return `${GROUP}${groupId}`
}

/** Whoever holds it writes the role's Deny list. */
export function roleKey(roleArn: string): string {
  return `${ROLE}${roleArn}`
}

/** The one lease of full reconciliation: whoever holds it compares everyone. */
export const everyoneKey = 'everyone'

export type LeaseSubject =
  | { readonly kind: 'user'; readonly userId: string }
  | { readonly kind: 'group'; readonly groupId: string }
  | { readonly kind: 'role'; readonly roleArn: string }
  | { readonly kind: 'everyone' }

/** Throws on a key of no known kind: that is our own mistake, never input. */
export function subjectOf(key: string): LeaseSubject {
  if (key.startsWith(USER)) return { kind: 'user', userId: key.slice(USER.length) }
  if (key.startsWith(GROUP)) return { kind: 'group', groupId: key.slice(GROUP.length) }
  if (key.startsWith(ROLE)) return { kind: 'role', roleArn: key.slice(ROLE.length) }
  if (key === everyoneKey) return { kind: 'everyone' }
  throw new Error(`the lease key ${key} names neither a user, a group nor a role, nor everyone`)
}
