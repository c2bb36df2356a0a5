/** The time commands act by: a sandbox's own, which may run ahead of this machine's. */
import { systemClock } from '../../adapters/clock.system.ts'
import type { Clock } from '../../core/ports.ts'

/**
 * Asks the endpoint once and goes on from there. What answers otherwise than a sandbox, and AWS
 * itself (no endpoint), go by this machine's clock.
 */
export async function clockOf(endpoint: string | undefined): Promise<Clock> {
  if (endpoint === undefined) return systemClock
  const answer = await fetch(new URL('/_sandbox/clock', endpoint))
  const nowMs = answer.ok ? nowOf(await answer.text()) : undefined
  if (nowMs === undefined) return systemClock
  const ahead = nowMs - systemClock.now()
  return { now: () => systemClock.now() + ahead }
}

function nowOf(text: string): number | undefined {
  const nowMs = /"nowMs":(\d+)/.exec(text)?.[1]
  return nowMs === undefined ? undefined : Number(nowMs)
}
