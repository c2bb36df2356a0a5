/** Freezing, and going on with what a freeze stopped. */
import { thawsAt } from '../../core/freeze.ts'
import { subjectOf, userKey } from '../../core/lease/keys.ts'
import type { Instant } from '../../core/words.ts'
import { requestUser } from '../../functions/support/start-user.ts'
import type { CommandPorts } from './ports.ts'

type FreezePorts = Pick<CommandPorts, 'clock' | 'freezes' | 'leases' | 'workflows'>

/** Leases that are looked at after a freeze; what is left is found by its own time. */
const LEASES_MAX = 10_000
/** Keys of one read (BatchGetItem). */
const KEYS_MAX = 100
/** A user who was stopped a moment ago looks again a moment later than the freeze says now. */
const SLACK_MS = 60_000

/** Answers how many users were asked for; undefined when nothing was frozen. */
export async function thaw(ports: FreezePorts, by: string): Promise<number | undefined> {
  const freeze = await ports.freezes.read()
  if (!freeze) return undefined
  await ports.freezes.lift()
  const now = ports.clock.now()
  const because = { eventId: `freeze lifted by ${by}`, door: 'operator', time: now } as const
  const waiting = await undoneBefore(ports, thawsAt(freeze, now) + SLACK_MS)
  for (const userId of waiting) await requestUser(ports, { userId, because, now, removal: true })
  return waiting.length
}

/** Users whose work was put off to a time before `then`. */
async function undoneBefore({ leases }: FreezePorts, then: Instant): Promise<string[]> {
  const subjects = (await leases.due(then, LEASES_MAX)).map(subjectOf)
  const userIds = subjects.flatMap((one) => (one.kind === 'user' ? [one.userId] : []))
  const undone: string[] = []
  for (let start = 0; start < userIds.length; start += KEYS_MAX) {
    const chunk = userIds.slice(start, start + KEYS_MAX)
    const keys = new Map(chunk.map((userId) => [userKey(userId), userId]))
    for (const { key, wanted, done } of await leases.readAll([...keys.keys()]))
      if (wanted > done) undone.push(keys.get(key) ?? key)
  }
  return undone
}
