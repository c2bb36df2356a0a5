/** Pages of 100, as SNS's lists have them; the token is the first item's number. */
import { invalidParameter } from '../../topics/topic.ts'

const pageSize = 100

export interface Page<Item> {
  readonly items: readonly Item[]
  readonly next: { readonly NextToken?: string }
}

/** Throws `InvalidParameter` for a token that is none. */
export function pageOf<Item>(all: readonly Item[], token: string | undefined): Page<Item> {
  const start = Number(token ?? 0)
  if (!Number.isInteger(start) || start < 0) throw invalidParameter('NextToken')
  const end = start + pageSize
  return {
    items: all.slice(start, end),
    next: all.length > end ? { NextToken: String(end) } : {},
  }
}
