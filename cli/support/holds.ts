/** The holds of the deletion guard, and an operator's answer to one of them. */
import type { AccessMap } from '../../core/access-map/access-map.ts'
import {
  type Answered,
  answerTo,
  causeOf,
  HASH_DIGITS_MIN,
  isNamed,
} from '../../core/guard/answer.ts'
import type { GroupGuard } from '../../core/guard/group-guard.ts'
import { type Hold, holdOf } from '../../core/guard/hold.ts'
import { answeredEvent } from '../../core/own-events/of-hold.ts'
import { requestUser } from '../../functions/support/start-user.ts'
import { CommandError, exitCode } from './exit.ts'
import type { CommandPorts } from './ports.ts'

type HoldPorts = Pick<CommandPorts, 'clock' | 'guard' | 'snapshot' | 'leases' | 'workflows'>
type AnswerPorts = HoldPorts & Pick<CommandPorts, 'ownEvents'>

export interface NamedHold extends Hold {
  /** The group's display name where it is known, else its id. */
  readonly group: string
}

/** Refused ones too: they stand until their set changes. */
export async function readHolds(ports: HoldPorts, map: AccessMap): Promise<readonly NamedHold[]> {
  const counting = { now: ports.clock.now(), limits: map.guard }
  const holds = (await readGuards(ports)).flatMap((guard) => holdOf(guard, counting) ?? [])
  if (holds.length === 0) return []
  const names = new Map([...(await ports.snapshot.pins())].map(([name, id]) => [id, name]))
  for (const { group, groupId } of map.teams.flatMap(({ groups }) => groups))
    if (groupId !== undefined) names.set(groupId, group)
  return holds.map((hold) => ({ ...hold, group: names.get(hold.groupId) ?? hold.groupId }))
}

async function readGuards({ guard }: Pick<HoldPorts, 'guard'>): Promise<GroupGuard[]> {
  const guards: GroupGuard[] = []
  let cursor: string | undefined
  do {
    const page = await guard.groups(cursor)
    guards.push(...page.guards)
    cursor = page.cursor
  } while (cursor)
  return guards
}

export interface HoldAnswer {
  readonly verb: 'approve' | 'refuse'
  /** The hash, or at least its first twelve digits. */
  readonly hash: string
  readonly by: string
}

/** Answers the hold as it was answered. Throws `CommandError` when no such hold can be. */
export async function answerHold(
  ports: AnswerPorts,
  map: AccessMap,
  answer: HoldAnswer,
): Promise<Hold> {
  const given = answer.hash
  if (!/^[0-9a-f]+$/i.test(given) || given.length < HASH_DIGITS_MIN)
    throw new CommandError(
      exitCode.badInput,
      `${given} is not the hash of a hold: give at least its first ${HASH_DIGITS_MIN} digits`,
    )
  const answered = await untilWritten(ports, map, answer)
  const { at } = 'approval' in answered ? answered.approval : answered.refusal
  const told = { verb: answer.verb, hold: answered.hold, at, mapHash: map.hash }
  await ports.ownEvents.publish([answeredEvent(told)])
  if ('approval' in answered) {
    const because = causeOf(answered.approval)
    for (const { userId } of answered.hold.users)
      await requestUser(ports, { userId, because, now: ports.clock.now(), removal: true })
  }
  return answered.hold
}

/** More looks than a quarrel with those who still ask can need: each of them asks once. */
const LOOKS = 20

async function untilWritten(
  ports: HoldPorts,
  map: AccessMap,
  answer: HoldAnswer,
): Promise<Exclude<Answered, { readonly problem: string }>> {
  for (let look = 0; look < LOOKS; look++) {
    const now = ports.clock.now()
    const counting = { now, limits: map.guard }
    const guards = await readGuards(ports)
    const guard = guards.find((one) => concerns(one, holdOf(one, counting), answer.hash))
    if (!guard) throw await noSuchHold(ports, map, answer.hash)
    const answered = answerTo(guard, { ...counting, ...answer })
    if ('problem' in answered) throw new CommandError(exitCode.difference, answered.problem)
    if (await ports.guard.answer(guard, answered)) return answered
  }
  throw new CommandError(
    exitCode.difference,
    `hold ${answer.hash} changes at every look: try again`,
  )
}

function concerns({ approval }: GroupGuard, hold: Hold | undefined, given: string): boolean {
  return [hold, approval].some((one) => one !== undefined && isNamed(one.hash, given))
}

/** It may have changed since it was shown: those that stand now are told. */
async function noSuchHold(ports: HoldPorts, map: AccessMap, given: string): Promise<CommandError> {
  const holds = await readHolds(ports, map)
  const standing = holds.map(
    ({ group, hash, users }) => `${hash} (${group}, ${users.length} users)`,
  )
  const now = standing.length > 0 ? `now there is ${standing.join(' and ')}` : 'now nobody is held'
  return new CommandError(
    exitCode.difference,
    `no hold is ${given}: its users have changed, or it was answered; ${now}`,
  )
}
