/** Reserved user names of SSO-mode domains as items of the grants table. */
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { NameOwner, SignInWrite } from '../core/ports/assignments.ts'
import type { Item } from './transactions.dynamodb.ts'

type NameWrite = Extract<SignInWrite, { readonly kind: 'name taken' | 'name freed' }>

const NAME = 'name#'

/**
 * A partition of its own, beside those of users: `grantsOf` and the indexes see no such item. Its
 * `owner` is the user; the attribute of the index by profile has another name here.
 */
export function nameKey({ domainId, name }: { readonly domainId: string; readonly name: string }) {
  return { userId: `${NAME}${domainId}#${name}`, sk: 'owner' }
}

/** On condition that nobody has it, or this user. */
export function nameItem(TableName: string, write: NameWrite): TransactWriteItem {
  const ours = {
    TableName,
    ConditionExpression: 'attribute_not_exists(#owner) OR #owner = :owner',
    ExpressionAttributeNames: { '#owner': 'owner' },
    ExpressionAttributeValues: marshall({ ':owner': write.userId }),
  }
  if (write.kind === 'name freed') return { Delete: { ...ours, Key: marshall(nameKey(write)) } }
  const Item = marshall({ ...nameKey(write), owner: write.userId, profile: write.profileName })
  return { Put: { ...ours, Item } }
}

/** Whether an item of a transaction is of a reserved name. */
export function isOfName(item: TransactWriteItem | undefined): boolean {
  const key = item?.Put?.Item ?? item?.Delete?.Key
  return key?.userId?.S?.startsWith(NAME) ?? false
}

export function readNameOwner(item: Item | undefined): NameOwner | undefined {
  return item && { userId: String(item.owner), profileName: String(item.profile) }
}
