/** Pages of SSO Admin's listings. */
import { AwsError } from '../service.ts'

export interface PageRequest {
  /** 1 to 100; assumed: without it a page is as long as it can be. */
  readonly MaxResults?: number
  readonly NextToken?: string
}

const LONGEST_PAGE = 100

/** Rows made after the token's, oldest first. Throws `ValidationException` for a foreign token. */
export function pageOf<Row extends { readonly sequence: number }>(
  rows: readonly Row[],
  { MaxResults = LONGEST_PAGE, NextToken }: PageRequest,
): { readonly items: readonly Row[]; readonly next: { readonly NextToken?: string } } {
  const after = sequenceOf(NextToken)
  const left = rows
    .filter(({ sequence }) => sequence > after)
    .sort((one, other) => one.sequence - other.sequence)
  const items = left.slice(0, MaxResults)
  const last = items.at(-1)
  return { items, next: left.length > items.length && last ? { NextToken: tokenOf(last) } : {} }
}

function tokenOf({ sequence }: { readonly sequence: number }): string {
  return Buffer.from(`after:${sequence}`).toString('base64url')
}

function sequenceOf(token: string | undefined): number {
  if (token === undefined || token === '') return 0
  const found = /^after:(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1]
  if (found === undefined) throw new AwsError('ValidationException', 'Invalid NextToken')
  return Number(found)
}
