/** The OpenID Connect providers that IAM trusts in a sandbox, and the check of their tokens. */
import { createPublicKey, type JsonWebKey, verify } from 'node:crypto'
import { defineStore, type World } from '../../world/world.ts'
import { AwsError } from '../service.ts'

export interface OidcProvider {
  /** `arn:aws:iam::<account>:oidc-provider/<issuer without https://>`. */
  readonly arn: string
  /** The issuer, for example `https://token.actions.githubusercontent.com`. */
  readonly issuer: string
  /** Audiences accepted. */
  readonly audiences: readonly string[]
  /** Public keys as the issuer publishes them: RSA for RS256, P-256 for ES256. */
  readonly keys: ReadonlyArray<JsonWebKey & { readonly kid?: string }>
}

export interface VerifiedToken {
  readonly provider: OidcProvider
  readonly subject: string
  readonly audience: string
  readonly claims: Readonly<Record<string, unknown>>
}

const providers = defineStore(() => new Map<string, OidcProvider>())

/** Providers are found by issuer; registering one again replaces it. */
export function registerOidcProvider(world: World, provider: OidcProvider): void {
  providers.of(world).set(provider.issuer, provider)
}

/**
 * Verifies signature, issuer, audience and times (on the world's clock). Throws
 * `InvalidIdentityToken` or `ExpiredTokenException`; the texts are assumed.
 */
export function verifyWebIdentityToken(world: World, token: string): VerifiedToken {
  const { header, claims, signed, signature } = decode(token)
  const provider = providers.of(world).get(String(claims.iss))
  if (!provider) throw invalid('No OpenIDConnect provider found in your account for the issuer')
  if (!signedBy(provider, header, { signed, signature })) {
    throw invalid('The signature of the token could not be verified')
  }
  const audience = [claims.aud].flat().find((one) => provider.audiences.includes(String(one)))
  if (audience === undefined) throw invalid('Incorrect token audience')
  const now = world.clock.now() / 1000
  if (typeof claims.exp !== 'number' || typeof claims.sub !== 'string') {
    throw invalid('The token lacks the claim exp or sub')
  }
  if (claims.exp <= now) throw new AwsError('ExpiredTokenException', 'Token expired')
  if (typeof claims.nbf === 'number' && claims.nbf > now) throw invalid('Token is not valid yet')
  return { provider, subject: claims.sub, audience: String(audience), claims }
}

/** Claims that nobody has verified: for the record of a refusal only. Empty when unreadable. */
export function unverifiedClaims(token: unknown): Readonly<Record<string, unknown>> {
  const payload = String(token).split('.')[1] ?? ''
  return jsonObject(payload) ?? {}
}

function decode(token: string) {
  const [head = '', payload = '', tail = '', ...rest] = token.split('.')
  const header = jsonObject(head)
  const claims = jsonObject(payload)
  if (!header || !claims || rest.length > 0) throw invalid('The token is not a JSON Web Token')
  return {
    header,
    claims,
    signed: Buffer.from(`${head}.${payload}`),
    signature: Buffer.from(tail, 'base64url'),
  }
}

function jsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}

function signedBy(
  provider: OidcProvider,
  header: Readonly<Record<string, unknown>>,
  message: { readonly signed: Buffer; readonly signature: Buffer },
): boolean {
  const keyType = { RS256: 'RSA', ES256: 'EC' }[String(header.alg)]
  return provider.keys
    .filter((key) => key.kty === keyType && (header.kid === undefined || key.kid === header.kid))
    .some((key) =>
      verify(
        'sha256',
        message.signed,
        { key: createPublicKey({ key, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
        message.signature,
      ),
    )
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidIdentityToken', message)
}
