/** The event of a role assumption that no entitlement explains. */
import type { AssumptionFacts } from '../audit/parse-assumption.ts'
import type { Judged } from '../audit/verdict.ts'
import type { Instant } from '../words.ts'
import { common } from './common.ts'
import type { OwnEvent } from './schemas.ts'

export interface JudgedAssumption {
  readonly facts: AssumptionFacts
  readonly judged: Judged
  readonly at: Instant
  readonly mapHash: string
}

/**
 * None where nothing is to be found. What the caller wrote into the call (session name, source
 * identity) is left out: the audit record has it.
 */
export function assumptionEvents({ facts, judged, at, mapHash }: JudgedAssumption): OwnEvent[] {
  if (judged.verdict !== 'no-entitlement') return []
  const { eventId: cloudTrailEventId, roleArn } = facts
  const { userId } = judged
  const what = 'A persona role was assumed, and no entitlement explains it.'
  const role = roleArn === undefined ? 'rollcall audit' : `rollcall audit --role ${roleArn}`
  return [
    {
      kind: 'finding',
      ...common('finding', { identity: { cloudTrailEventId }, at, because: [], mapHash }),
      about: 'role assumption',
      cloudTrailEventId,
      ...(userId !== undefined && { userId }),
      ...(roleArn !== undefined && { roleArn }),
      what,
      forOperators: true,
      notice: {
        subject: 'Finding: a role assumption that nothing explains',
        text: `${what} CloudTrail event ${cloudTrailEventId}; the audit record says why.`,
        command: userId === undefined ? role : `rollcall audit --user ${userId}`,
      },
    },
  ]
}
