/** Pages of the Identity Store's listings. */
import { cursorAfter, sequenceOf } from '../../directory/cursor.ts'
import type { Ordered } from '../../directory/ordered.ts'

export interface PageRequest {
  /** 1 to 100. */
  readonly MaxResults?: number
  readonly NextToken?: string
}

/** Assumed: without `MaxResults` a page is as long as it can be. */
const LONGEST_PAGE = 100

/**
 * The items of the page and, when more follow, `NextToken`. `question` names the listing and what
 * it is of; a token of another question is refused with `ValidationException`.
 */
export function pageOf<Item extends { readonly sequence: number }>(
  list: Ordered<Item>,
  { MaxResults = LONGEST_PAGE, NextToken }: PageRequest,
  question: string,
): { readonly items: readonly Item[]; readonly next: { readonly NextToken?: string } } {
  const found = list.after(sequenceOf(NextToken, question), MaxResults + 1)
  const items = found.slice(0, MaxResults)
  const last = items.at(-1)
  const more = found.length > MaxResults && last !== undefined
  return { items, next: more ? { NextToken: cursorAfter(last.sequence, question) } : {} }
}
