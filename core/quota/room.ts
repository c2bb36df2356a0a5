/** Whether there is room under a quota, and what to say when there is little or none. */
import type { QuotaNote } from '../ports/quotas.ts'
import type { Because, Instant } from '../words.ts'
import { type QuotaOf, raiseCommand, sageMakerQuotas } from './codes.ts'

/** For so long a quota that was met is believed to be full; then who waits tries again. */
const BELIEVED_MS = 60 * 60_000
const SHORTEST_LOOK_MS = 60_000
const LONGEST_LOOK_MS = 15 * 60_000
/** Of the limit: from here on it is a finding. */
const NEARLY = 0.9

/** Until when to believe that a quota is full; undefined when there may be room. */
export function fullUntil(
  full: QuotaNote['full'],
  asked: { readonly now: Instant; readonly because: readonly Because[] },
): Instant | undefined {
  if (full === undefined || full.since + BELIEVED_MS <= asked.now) return undefined
  // An operator who asks for the user knows of room that nobody told of.
  const isTold = asked.because.some(({ door, time }) => door === 'operator' && time > full.since)
  return isTold ? undefined : full.since + BELIEVED_MS
}

/** A minute at first, later a quarter of the time that it has been full, at most 15 minutes. */
export function nextLook(since: Instant, now: Instant): Instant {
  const quarter = (now - since) / 4
  return now + Math.round(Math.min(LONGEST_LOOK_MS, Math.max(SHORTEST_LOOK_MS, quarter)))
}

/** Why somebody waits: name, code, limit, and the command to raise it. */
export function whyFull(of: QuotaOf, limit: number): string {
  const { code, name } = sageMakerQuotas[of]
  const fact = `SageMaker's quota "${name}" (${code}) of ${limit} is met`
  return `${fact}: granted when there is room; to raise it: ${raiseCommand(of, limit)}`
}

/** A finding when 90 % or more is used; undefined below that, or while nothing is known. */
export function nearlyFull(of: QuotaOf, note: QuotaNote | undefined): string | undefined {
  const { used, limit } = note ?? {}
  if (used === undefined || limit === undefined || used < limit * NEARLY) return undefined
  const { code, name } = sageMakerQuotas[of]
  const fact = `SageMaker's quota "${name}" (${code}): ${used} of ${limit} are used`
  return `${fact}; to raise it: ${raiseCommand(of, limit)}`
}
