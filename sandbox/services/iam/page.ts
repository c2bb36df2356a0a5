/** Paging, the same for all lists of IAM. */
import { validationError } from './errors.ts'

export interface PageRequest {
  /** 1..1000, default 100 (IAM's API reference). */
  readonly MaxItems?: number | string
  readonly Marker?: string
}

/** A marker says how many rows came before it. Throws `ValidationError` for no marker. */
export function pageOf<Row>(rows: readonly Row[], { MaxItems, Marker }: PageRequest) {
  const start = Marker === undefined ? 0 : startOf(Marker)
  const end = start + Number(MaxItems ?? 100)
  const more = end < rows.length
  return {
    rows: rows.slice(start, end),
    next: { IsTruncated: more, ...(more && { Marker: markerAt(end) }) },
  }
}

function markerAt(position: number): string {
  return Buffer.from(`after:${position}`).toString('base64url')
}

function startOf(marker: string): number {
  const position = /^after:(\d+)$/.exec(Buffer.from(marker, 'base64url').toString())?.[1]
  if (position === undefined) throw validationError('Invalid Marker.')
  return Number(position)
}
