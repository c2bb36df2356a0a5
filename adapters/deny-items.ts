/**
 * Entries of Deny lists as items of the grants table, in a partition of their role. `profileName`
 * and `roleArn` stand within the entry alone: the indexes of grants do not see them.
 */
import type { Denied } from '../core/deny-list/deny-list.ts'
import type { Item } from './transactions.dynamodb.ts'

export const DENIED = 'denied#'

/** Stands where a user's id does in items of grants. */
export const deniedPartition = (roleArn: string) => `role#${roleArn}`

export function deniedKey(roleArn: string, profileName: string) {
  return { userId: deniedPartition(roleArn), sk: `${DENIED}${profileName}` }
}

export function deniedItem(roleArn: string, { profileName, userId, since }: Denied) {
  return { ...deniedKey(roleArn, profileName), denied: { profileName, userId, since } }
}

export function readDenied(item: Item): Denied {
  return item.denied as Denied
}
