/** ClientRequestToken: the same transaction sent twice within ten minutes runs once. */
import { AwsError } from '../services/service.ts'
import type { Engine, TokenUse } from './engine.ts'

/** "Idempotent for 10 minutes after the first request that uses it completes" (API reference). */
const REMEMBERED_MS = 10 * 60 * 1000

/**
 * Runs unless the token was used for an equal request that succeeded. Rejects with
 * IdempotentParameterMismatchException when the request differs, TransactionInProgressException
 * while the first one runs. A failed run leaves the token free.
 */
export async function once(
  engine: Engine,
  { token, request }: { readonly token: string; readonly request: string },
  run: () => Promise<void>,
): Promise<void> {
  const now = engine.world.clock.now()
  forgetOld(engine, now)
  const used = engine.tokens.get(token)
  if (used && used.request !== request)
    throw new AwsError(
      'IdempotentParameterMismatchException',
      'Request parameters do not match those of an earlier request with this ClientRequestToken',
    )
  if (used?.state === 'done') return
  if (used)
    throw new AwsError(
      'TransactionInProgressException',
      'The transaction with the given request token is already in progress.',
    )
  const use: TokenUse = { at: now, request, state: 'running' }
  engine.tokens.set(token, use)
  try {
    await run()
    use.state = 'done'
  } finally {
    if (use.state === 'running') engine.tokens.delete(token)
  }
}

/** Tokens stand in the order of their use, so the old ones come first. */
function forgetOld({ tokens }: Engine, now: number): void {
  for (const [token, use] of tokens) {
    if (use.at + REMEMBERED_MS > now) return
    if (use.state === 'done') tokens.delete(token)
  }
}
