/** Pages of EventBridge's lists: `Limit` 1 to 100, `NextToken` the place where the next begins. */
import { AwsError } from '../service.ts'

export interface PageRequest {
  readonly Limit?: number
  readonly NextToken?: string
}

export interface Page<Item> {
  readonly items: readonly Item[]
  readonly token: { readonly NextToken?: string }
}

const mostItems = 100

/** Throws `ValidationException`. */
export function pageOf<Item>(all: readonly Item[], { Limit, NextToken }: PageRequest): Page<Item> {
  const limit = Limit ?? mostItems
  const from = NextToken === undefined ? 0 : Number(Buffer.from(NextToken, 'base64').toString())
  if (!Number.isInteger(limit) || limit < 1 || limit > mostItems)
    throw new AwsError('ValidationException', `Limit must be between 1 and ${mostItems}.`)
  if (!Number.isInteger(from) || from < 0)
    throw new AwsError('ValidationException', 'NextToken is not valid.')
  const next = from + limit
  const more = next < all.length
  return {
    items: all.slice(from, next),
    token: more ? { NextToken: Buffer.from(String(next)).toString('base64') } : {},
  }
}
