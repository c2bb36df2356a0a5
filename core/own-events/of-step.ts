/** The event of a step that has come true. */
import type { Grant, Instant, Step, StepKind, Withheld } from '../words.ts'
import { common, inWords } from './common.ts'
import { endedByStep } from './of-waiting.ts'
import type { OwnEvent } from './schemas.ts'

const said = {
  grant: { kind: 'granted', done: 'Access granted', words: 'has the persona' },
  change: { kind: 'changed', done: 'Access changed', words: 'now has the persona' },
  suspend: { kind: 'suspended', done: 'Access suspended', words: 'can no longer use the persona' },
  resume: { kind: 'resumed', done: 'Access resumed', words: 'has again the persona' },
  archive: {
    kind: 'archived',
    done: 'Data archived',
    words: 'has left, and what is kept has been copied: persona',
  },
  deprovision: {
    kind: 'deprovisioned',
    done: 'Access deprovisioned',
    words: 'has no profile any more that had the persona',
  },
} as const satisfies Readonly<Record<Exclude<StepKind, 'watch'>, unknown>>

/** Nobody has left, so nothing of it goes by itself; an operator is told how it goes on. */
function withheldFrom(userId: string, why: Withheld, subject: string) {
  const fact = `The profile of user ${userId} is bound to the user name that they had before`
  const isTaken = why === 'name taken'
  const words = isTaken
    ? 'and that another user has now: it is suspended, and nothing of it is deleted. Give them ' +
      'the name back, or have the profile go by the retention rule and another made.'
    : 'and has been given up: it goes by the retention rule, and another is made.'
  return {
    forOperators: isTaken,
    notice: {
      subject,
      text: `${fact}, ${words}`,
      command: isTaken ? `rollcall reconcile ${userId} --end-grace` : `rollcall explain ${userId}`,
    },
  }
}

/**
 * One event a confirmed step, and one for each wait that is over with it; none for watching, which
 * changes nobody's access. Its id follows from when the step was planned, so that a step that is
 * looked at twice says the same.
 *
 * @param confirmed the grant as the step left it
 */
export function eventsOfStep(step: Step, confirmed: Grant | undefined, at: Instant): OwnEvent[] {
  // A step that goes on at a later look has only noted how far it is.
  const { kind: of, grant: planned } = step
  if (of === 'watch' || confirmed?.state !== planned.state) return []
  const { userId, team, persona, domain, domainId, profileName, roleArn, reason } = confirmed
  const { because, mapHash, graceUntil } = confirmed
  const { kind, done, words } = said[of]
  const identity = { userId, team, domainId, planned: planned.since }
  const facts = {
    ...common(kind, { identity, at, because, mapHash }),
    userId,
    team,
    persona,
    domain,
    domainId,
    profileName,
    roleArn,
    groupId: reason.groupId,
    line: reason.line,
    forOperators: false,
  }
  const subject = `${done}: ${persona} in ${team}`
  const sentence = `User ${userId} ${words} ${persona} of team ${team} in domain ${domain}.`
  const command = `rollcall explain ${userId}`
  const ended = endedByStep(step, confirmed, at)
  if (kind === 'suspended' && confirmed.withheld)
    return [{ kind, ...facts, ...withheldFrom(userId, confirmed.withheld, subject) }, ...ended]
  if (kind !== 'suspended')
    return [{ kind, ...facts, notice: { subject, text: sentence, command } }, ...ended]
  const keeps = graceUntil === undefined ? '' : ` Nothing is deleted before ${inWords(graceUntil)}.`
  return [
    {
      kind,
      ...facts,
      ...(graceUntil === undefined ? {} : { graceUntil: inWords(graceUntil) }),
      notice: { subject, text: `${sentence}${keeps}`, command },
    },
    ...ended,
  ]
}
