/** Moves a virtual clock: GET tells the time, POST lets it pass. */
import type { HttpRequest, HttpResponse } from '../contracts.ts'
import { VirtualClock } from '../world/clock.ts'
import type { World } from '../world/world.ts'
import { ControlRefused, json, readCount, readMembers } from './answers.ts'

export function showClock({ clock }: World): HttpResponse {
  const now = clock.now()
  return json({ kind: clock.kind, nowMs: now, now: new Date(now).toISOString() })
}

/**
 * `{ "advanceMs": n }` answers once that time has passed; `{ "followRealTime": true }` lets time
 * pass as outside from now on. 409 when the clock cannot do so.
 */
export async function moveClock(world: World, request: HttpRequest): Promise<HttpResponse> {
  const { advanceMs, followRealTime } = readMembers(request, ['advanceMs', 'followRealTime'])
  const { clock } = world
  if (!(clock instanceof VirtualClock)) {
    throw new ControlRefused('This sandbox runs on the real clock; nothing moves it.', 409)
  }
  if (followRealTime === true) clock.followRealTime()
  else await advance(clock, readCount(advanceMs, 'advanceMs', 0))
  return showClock(world)
}

async function advance(clock: VirtualClock, ms: number): Promise<void> {
  let arrived: Promise<void>
  try {
    arrived = clock.advance(ms)
  } catch (error) {
    // The clock says itself why it cannot be advanced now.
    throw new ControlRefused(error instanceof Error ? error.message : String(error), 409)
  }
  await arrived
}
