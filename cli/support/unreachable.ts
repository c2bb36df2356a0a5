/** Which errors mean that a service, or Rollcall in it, cannot be reached, and what to do then. */

/** Node's and undici's codes of connections that did not come about or broke. */
const unreachableCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_SOCKET',
])

/** The SDK's names: no answer in time, no or no valid credentials, no tables of that name. */
const remedies: ReadonlyMap<string, string> = new Map([
  ['Throttled', 'it asks to be called less often: try again in a minute'],
  ['TimeoutError', 'no answer came in time: try again, or look at the network'],
  ['CredentialsProviderError', credentials('has no AWS credentials')],
  ['ExpiredToken', credentials('has AWS credentials that have expired')],
  ['ExpiredTokenException', credentials('has AWS credentials that have expired')],
  ['UnrecognizedClientException', credentials('has AWS credentials that AWS does not know')],
  ['InvalidClientTokenId', credentials('has AWS credentials that AWS does not know')],
  ['AccessDeniedException', credentials('has AWS credentials that may not do this')],
  ['AccessDenied', credentials('has AWS credentials that may not do this')],
  [
    'ResourceNotFoundException',
    "Rollcall's tables or the map's identity store are not there: is it deployed in this " +
      'account and Region, and does --map name the right file?',
  ],
])

/** A sentence for stderr; undefined when the error means something else. */
export function whyUnreachable(error: unknown, endpoint: string | undefined): string | undefined {
  const causes = causesOf(error)
  const whom = endpoint ?? 'AWS'
  const refused =
    causes.map(codeOf).find((code) => unreachableCodes.has(code)) ?? whyFetchFailed(error)
  if (refused !== undefined) {
    const remedy = endpoint
      ? 'start a sandbox with `npm start`, or name another with --endpoint'
      : 'look at the network and the Region'
    return `cannot reach ${whom} (${refused}): ${remedy}`
  }
  for (const cause of causes) {
    const remedy = cause instanceof Error ? remedies.get(cause.name) : undefined
    if (remedy !== undefined) return `cannot reach ${whom}: ${remedy} (${messageOf(cause)})`
  }
  return undefined
}

/** What undici says without a code: a port that browsers refuse, for example. */
function whyFetchFailed(error: unknown): string | undefined {
  if (!(error instanceof TypeError) || error.message !== 'fetch failed') return undefined
  return messageOf(error.cause)
}

function credentials(what: string): string {
  return `this shell ${what}: sign in again, or choose another profile with AWS_PROFILE`
}

/** The error, what it was caused by, and what an AggregateError is made of (localhost is two). */
function causesOf(error: unknown): unknown[] {
  if (!(error instanceof Error)) return []
  const parts: unknown[] = error instanceof AggregateError ? error.errors : []
  return [error, ...parts, ...causesOf(error.cause)]
}

function codeOf(error: unknown): string {
  const { code } = Object(error) as { readonly code?: unknown }
  return typeof code === 'string' ? code : ''
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
