/** Items of the directory table as the core sees them. */
import type { Pins, SeenUser } from '../core/ports.ts'
import type { UserStatus } from '../core/words.ts'
import type { Item } from './transactions.dynamodb.ts'
import { PIN_PREFIX } from './writes.dynamodb.ts'

/** A user known only by a membership has no status yet, which is `unknown`. */
export function readUser(userId: string, item: Item | undefined): SeenUser | undefined {
  if (!item) return undefined
  const { status = 'unknown', groupIds = [] } = item as {
    readonly status?: UserStatus
    readonly groupIds?: Iterable<string>
  }
  return { userId, status, groupIds: [...groupIds].sort() }
}

export function readPins(item: Item | undefined): Pins {
  return new Map(
    Object.entries(item ?? {}).flatMap(([name, groupId]) =>
      name.startsWith(PIN_PREFIX) ? [[name.slice(PIN_PREFIX.length), String(groupId)]] : [],
    ),
  )
}
