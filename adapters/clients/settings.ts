/** Timeouts and attempts of every SDK client, said aloud. */

/** A Region without an answer within a second is not going to give one. */
const CONNECTION_TIMEOUT_MS = 1_000

/**
 * Functions have 30 seconds and more: four attempts of at most `requestMs`, with the SDK's own
 * exponential backoff and full jitter between them, end well before that.
 */
export function clientSettings(requestMs: number) {
  return {
    maxAttempts: 4,
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      requestTimeout: requestMs,
      throwOnRequestTimeout: true,
    },
  }
}
