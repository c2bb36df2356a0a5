/** The token issuers that the seed declares: they sign here what an outside issuer would sign. */
import { type KeyObject, sign } from 'node:crypto'
import { defineStore, type World } from '../../world/world.ts'

export interface Issuer {
  readonly issuer: string
  /** Audiences that IAM accepts of it; the first is the default. */
  readonly audiences: readonly string[]
  /** P-256. */
  readonly privateKey: KeyObject
}

export interface TokenRequest {
  readonly issuer: string
  readonly subject: string
  /** Default: the first that IAM accepts of the issuer. */
  readonly audience?: string
  /** Default 300. */
  readonly lifetimeSeconds?: number
  /** Further claims. */
  readonly claims?: Readonly<Record<string, unknown>>
}

const issuers = defineStore(() => new Map<string, Issuer>())

export function declareIssuer(world: World, issuer: Issuer): void {
  issuers.of(world).set(issuer.issuer, issuer)
}

/** A signed JSON Web Token (ES256). Throws a `RangeError` for an issuer nobody declared. */
export function signWebIdentityToken(world: World, request: TokenRequest): string {
  const known = issuers.of(world).get(request.issuer)
  if (!known) {
    const declared = [...issuers.of(world).keys()].join(', ') || 'none'
    throw new RangeError(`no issuer "${request.issuer}" is declared; declared: ${declared}`)
  }
  const now = Math.floor(world.clock.now() / 1000)
  const claims = {
    ...request.claims,
    iss: known.issuer,
    sub: request.subject,
    aud: request.audience ?? known.audiences[0],
    iat: now,
    exp: now + (request.lifetimeSeconds ?? 300),
  }
  const signed = [{ alg: 'ES256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  const key = { key: known.privateKey, dsaEncoding: 'ieee-p1363' as const }
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`
}
