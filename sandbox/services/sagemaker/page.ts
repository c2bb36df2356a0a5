/** Sorting and paging, the same for all lists of Studio. */
import { validationException } from './errors.ts'

export interface PageRequest {
  /** 1..100, default 10 (SageMaker API model). */
  readonly MaxResults?: number
  readonly NextToken?: string
  /** Default Ascending. */
  readonly SortOrder?: 'Ascending' | 'Descending'
  /** Default CreationTime. */
  readonly SortBy?: 'CreationTime' | 'LastModifiedTime'
}

interface Dated {
  readonly creationTime: number
  readonly lastModifiedTime?: number
}

export interface Page<Row> {
  readonly rows: Row[]
  readonly NextToken?: string
}

const DEFAULT_MAX_RESULTS = 10

/** A token says how many rows came before it. Rows of equal time keep their order of creation. */
export function pageOf<Row extends Dated>(rows: readonly Row[], request: PageRequest): Page<Row> {
  const time = (row: Row) =>
    request.SortBy === 'LastModifiedTime'
      ? (row.lastModifiedTime ?? row.creationTime)
      : row.creationTime
  const sorted = rows.toSorted((one, other) => time(one) - time(other))
  if (request.SortOrder === 'Descending') sorted.reverse()
  const start = startOf(request.NextToken)
  const end = start + (request.MaxResults ?? DEFAULT_MAX_RESULTS)
  return {
    rows: sorted.slice(start, end),
    ...(end < sorted.length && { NextToken: tokenAt(end) }),
  }
}

function tokenAt(position: number): string {
  return Buffer.from(`after:${position}`).toString('base64url')
}

function startOf(token: string | undefined): number {
  if (token === undefined) return 0
  const position = /^after:(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1]
  if (position === undefined) throw validationException('Invalid NextToken')
  return Number(position)
}
