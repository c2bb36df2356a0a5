/** Pages of Step Functions' list operations, with its timestamps. */
import { AwsError } from '../services/service.ts'

export interface PageRequest {
  /** Up to 1,000; 0 or absent means 100 (API reference). */
  readonly maxResults?: number
  readonly nextToken?: string
}

const MOST = 1000
const USUAL = 100

/** One page and, when more follows, the token for it. Throws AwsError `InvalidToken`. */
export function pageOf<Item>(
  items: readonly Item[],
  request: PageRequest,
): { readonly page: Item[]; readonly nextToken?: string } {
  const start = request.nextToken === undefined ? 0 : offsetOf(request.nextToken)
  const size = Math.min(request.maxResults || USUAL, MOST)
  const page = items.slice(start, start + size)
  if (start + size >= items.length) return { page }
  return { page, nextToken: Buffer.from(`from:${start + size}`).toString('base64url') }
}

function offsetOf(token: string): number {
  const offset = /^from:(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1]
  if (offset === undefined) throw new AwsError('InvalidToken', `Invalid Token: '${token}'`)
  return Number(offset)
}

/** Milliseconds to the seconds of the wire. */
export function toSeconds(ms: number): number {
  return ms / 1000
}
