/** The hash that stands in every plan and record. */
import { canonicalJson } from '../canonical.ts'
import { sha256Hex } from '../digest.ts'
import type { AccessMap } from './access-map.ts'

/** SHA-256 of the map's canonical JSON without `hash` and without line numbers; hex. */
export function hashOf(map: Omit<AccessMap, 'hash'> & { readonly hash?: string }): string {
  const { hash: _, ...rest } = map
  return sha256Hex(canonicalJson(withoutLines(rest)))
}

/** Moving a line, or adding a comment, changes nobody's access. */
function withoutLines(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLines)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([key]) => key !== 'line')
  return Object.fromEntries(entries.map(([key, member]) => [key, withoutLines(member)]))
}
