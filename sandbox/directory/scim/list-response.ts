/** Pages of SCIM lists: plain, or by cursor once the request carries one. */
import { cursorAfter, sequenceOf } from '../cursor.ts'
import { invalid } from '../errors.ts'
import type { JsonObject } from './json.ts'
import type { ScimAnswer } from './operation.ts'
import { LIST_RESPONSE_SCHEMA } from './schema.ts'

/** The most resources on a page, and as many as without `count` (developer guide). */
const LONGEST_PAGE = 100

export interface Listing<Item extends { readonly sequence: number }> {
  /** At most `limit` items after `sequence`, in order. */
  after(sequence: number, limit: number): readonly Item[]
}

/**
 * Without `cursor` the first page, where `totalResults` counts the page only (so do the developer
 * guide's examples of longer lists); `startIndex`, `attributes` and `excludedAttributes` are not
 * supported and, assumed, ignored. Throws `ValidationException` for a bad `count` or `cursor`, or
 * for a filter that changed between pages.
 */
export function listResponse<Item extends { readonly sequence: number }>(
  query: URLSearchParams,
  listing: Listing<Item>,
  show: (item: Item) => JsonObject,
): ScimAnswer {
  const limit = countOf(query.get('count'))
  const cursor = query.get('cursor')
  const question = `scim ${query.get('filter') ?? ''}`
  const found = listing.after(sequenceOf(cursor ?? undefined, question), limit + 1)
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const paging =
    cursor === null
      ? { totalResults: page.length, itemsPerPage: page.length, startIndex: 1 }
      : {
          itemsPerPage: page.length,
          ...(found.length > limit && last
            ? { nextCursor: cursorAfter(last.sequence, question) }
            : {}),
        }
  const body = { ...paging, schemas: [LIST_RESPONSE_SCHEMA], Resources: page.map(show) }
  return { status: 200, body }
}

/** A listing of what a filter chose. */
export function listingOf<Item extends { readonly sequence: number }>(
  items: readonly (Item | undefined)[],
): Listing<Item> {
  const present = items.filter((item) => item !== undefined)
  return {
    after: (sequence, limit) => present.filter((item) => item.sequence > sequence).slice(0, limit),
  }
}

function countOf(count: string | null): number {
  if (count === null) return LONGEST_PAGE
  const number = Number(count)
  if (!Number.isInteger(number) || number < 1 || number > LONGEST_PAGE)
    throw invalid(`count must be an integer from 1 to ${LONGEST_PAGE}.`)
  return number
}
