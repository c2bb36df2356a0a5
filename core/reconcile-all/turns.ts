/** Whose profile is looked at in which run: each once a day, whenever runs are complete. */
import { sha256Hex } from '../digest.ts'
import type { Instant } from '../words.ts'

/** One turn for each scheduled run of a day. */
export const TURNS = 96
const TURN_MS = 15 * 60_000

/**
 * Whether a profile's turn came after the run that began at `since` and until the one that began
 * at `now`. Turns of runs that were missed are made up for; after a day, or without a run before,
 * it is everybody's turn.
 */
export function isTurnOf(
  profileName: string,
  { since, now }: { readonly since: Instant | undefined; readonly now: Instant },
): boolean {
  if (since === undefined) return true
  const passed = slotOf(now) - slotOf(since)
  if (passed >= TURNS) return true
  const behind = (((slotOf(now) - turnOf(profileName)) % TURNS) + TURNS) % TURNS
  return behind < passed
}

function slotOf(time: Instant): number {
  return Math.floor(time / TURN_MS)
}

/** 0 to 95. */
function turnOf(profileName: string): number {
  return Number.parseInt(sha256Hex(profileName).slice(0, 8), 16) % TURNS
}
