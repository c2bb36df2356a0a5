/** The checked map as JSON beside each bundle: read in functions without zod or yaml. */

import type { AccessMap } from './access-map.ts'
import { AccessMapInvalid } from './access-map-invalid.ts'
import { hashOf } from './hash.ts'

/** The text of `access.json`. */
export function accessJson(map: AccessMap): string {
  return `${JSON.stringify(map, null, 2)}\n`
}

/**
 * Reads what `accessJson` wrote. It was checked when it was written, so only the hash is compared.
 * Throws `AccessMapInvalid` when the text is no map or was changed since.
 */
export function readAccessJson(text: string): AccessMap {
  const value = parsed(text)
  if (!looksLikeMap(value)) {
    throw new AccessMapInvalid(`access.json is not an access map: ${remedy}`)
  }
  const hash = hashOf(value)
  if (hash !== value.hash) {
    throw new AccessMapInvalid(`access.json has the hash ${hash} and says ${value.hash}: ${remedy}`)
  }
  return value
}

const remedy = 'change access.yaml instead, and synthesize and deploy again'

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AccessMapInvalid(`access.json is not JSON: ${remedy}`, [], { cause })
  }
}

function looksLikeMap(value: unknown): value is AccessMap {
  return (
    typeof value === 'object' &&
    value !== null &&
    'hash' in value &&
    typeof value.hash === 'string' &&
    'teams' in value &&
    Array.isArray(value.teams) &&
    'domains' in value &&
    Array.isArray(value.domains)
  )
}
