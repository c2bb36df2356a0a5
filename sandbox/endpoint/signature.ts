/** Reads who signed a request and for which service and Region. Signatures are not verified. */
import type { HttpRequest } from '../contracts.ts'

export interface Scope {
  readonly accessKeyId: string
  readonly region: string
  /** The name a service signs with, for example `scheduler`. */
  readonly service: string
}

const credential = /Credential=([^/,\s]+)\/[^/]*\/([^/]*)\/([^/]*)\//

/** Undefined for a request that is not signed with Signature Version 4 in its header. */
export function scopeOf(request: HttpRequest): Scope | undefined {
  const found = credential.exec(request.headers.authorization ?? '')
  if (!found) return undefined
  const [, accessKeyId = '', region = '', service = ''] = found
  return { accessKeyId, region, service }
}

export function signingService(request: HttpRequest): string | undefined {
  return scopeOf(request)?.service
}
