/** Events of a full reconciliation: who was mended, and what only a human can mend. */
import type { Cause } from '../reconcile-all/run.ts'
import type { Because, Instant } from '../words.ts'
import { common, count } from './common.ts'
import type { OwnEvent } from './schemas.ts'

/** From so many in one run on, operators hear of it: one edit by hand is mended in silence. */
const MANY = 10

const why: Readonly<Record<Cause, string>> = {
  'event lost': 'the directory had changed and no event had told',
  'edit by hand': 'a profile was not as the ledger says',
  'map changed': 'the access map has changed',
  'holder died': 'what had been asked for was not done',
  'group changed': 'a group was renamed, deleted or made again, or came back',
}

export interface RunFacts {
  readonly runId: string
  readonly at: Instant
  readonly because: readonly Because[]
  readonly mapHash: string
}

/** One user who was asked for because of an edit by hand. */
export function mendedUserEvent(run: RunFacts, cause: Cause, userId: string): OwnEvent {
  return mended(run, { cause, userId, users: 1 })
}

/** How many were asked for, by cause. */
export function mendedEvents(run: RunFacts, asked: Readonly<Partial<Record<Cause, number>>>) {
  return (Object.entries(asked) as Array<[Cause, number]>)
    .filter(([, users]) => users > 0)
    .map(([cause, users]) => mended(run, { cause, users }))
}

function mended(
  run: RunFacts,
  one: { readonly cause: Cause; readonly users: number; readonly userId?: string },
): OwnEvent {
  const { runId } = run
  const { cause, users, userId } = one
  const who = userId === undefined ? count(users) : `User ${userId}`
  return {
    kind: 'mended',
    ...common('mended', { identity: { runId, ...one }, ...run }),
    runId,
    ...one,
    // Who changes the map knows that everybody is looked at.
    forOperators: userId === undefined && users >= MANY && cause !== 'map changed',
    notice: {
      subject: `Mended: ${count(users)} differed (${cause})`,
      text: `${who} differed, because ${why[cause]}: asked for by full reconciliation ${runId}.`,
      command: userId === undefined ? 'rollcall plan --changes' : `rollcall explain ${userId}`,
    },
  }
}

/** One for each that the last complete run did not find already. */
export function findingEvents(
  run: RunFacts,
  findings: readonly string[],
  known: readonly string[],
): OwnEvent[] {
  const { runId } = run
  const found = [...new Set(findings)].filter((what) => !known.includes(what))
  return found.map((finding) => {
    const what = oneLine(finding)
    return {
      kind: 'finding',
      ...common('finding', { identity: { runId, finding }, ...run }),
      about: 'full reconciliation',
      runId,
      what,
      forOperators: true,
      notice: {
        subject: 'Finding: something that only a human can mend',
        text: what,
        command: 'rollcall plan',
      },
    }
  })
}

/** A display name may hold anything. */
function oneLine(text: string): string {
  return text.replaceAll(/["\\\p{Cc}]/gu, ' ').slice(0, 1000)
}
