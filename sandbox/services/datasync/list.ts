/** Filters and pages, the same for all lists of DataSync. */
import { invalid } from './find.ts'

export interface Filter {
  readonly Name: string
  readonly Values: readonly string[]
  readonly Operator: string
}

export interface ListRequest {
  /** 0..100 (DataSync API model). Default 100 (assumed); 0 is taken for the default. */
  readonly MaxResults?: number
  readonly NextToken?: string
  readonly Filters?: readonly Filter[]
}

const defaultMaxResults = 100

/** Values of a row by the filter's name; times as ISO 8601. */
export type Filterable = Readonly<Record<string, readonly string[]>>

export function filtered<Row>(
  rows: readonly Row[],
  { Filters = [] }: ListRequest,
  values: (row: Row) => Filterable,
): Row[] {
  return rows.filter((row) => Filters.every((filter) => meets(filter, values(row))))
}

function meets({ Name, Values, Operator }: Filter, row: Filterable): boolean {
  const found = row[Name] ?? []
  const [first = ''] = Values
  const some = (test: (value: string) => boolean) => found.some(test)
  const operators: Readonly<Record<string, () => boolean>> = {
    Equals: () => some((value) => value === first),
    NotEquals: () => !some((value) => value === first),
    In: () => some((value) => Values.includes(value)),
    Contains: () => some((value) => value.includes(first)),
    NotContains: () => !some((value) => value.includes(first)),
    BeginsWith: () => some((value) => value.startsWith(first)),
    LessThan: () => some((value) => value < first),
    LessThanOrEqual: () => some((value) => value <= first),
    GreaterThan: () => some((value) => value > first),
    GreaterThanOrEqual: () => some((value) => value >= first),
  }
  return operators[Operator]?.() ?? false
}

/** A token says how many rows came before it. */
export function pageOf<Row>(rows: readonly Row[], request: ListRequest) {
  const start = startOf(request.NextToken)
  const end = start + (request.MaxResults || defaultMaxResults)
  return {
    rows: rows.slice(start, end),
    next: end < rows.length ? { NextToken: Buffer.from(`after:${end}`).toString('base64url') } : {},
  }
}

function startOf(token: string | undefined): number {
  if (token === undefined) return 0
  const position = /^after:(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1]
  if (position === undefined) throw invalid('Invalid NextToken')
  return Number(position)
}
