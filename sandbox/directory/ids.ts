/** Ids of users, groups and memberships, in both forms Identity Center has used. */
import type { Random } from '../world/random.ts'

/**
 * `plain` is today's form (`22c554e4-c091-708a-0ec5-08b46733f1a2`), `prefixed` the older one, where
 * the digits of the identity store's id stand before it. Both are live in stores of some age.
 */
export type IdForm = 'plain' | 'prefixed'

/** An id nobody has yet (drawn, not checked: 108 random bits). */
export function directoryId(random: Random, identityStoreId: string, form: IdForm): string {
  const { hex } = random
  const id = `${hex(8)}-${hex(4)}-70${hex(2)}-${hex(4)}-${hex(12)}`
  const prefix = /^d-([0-9a-f]{10})$/.exec(identityStoreId)?.[1]
  return form === 'prefixed' && prefix ? `${prefix}-${id}` : id
}
