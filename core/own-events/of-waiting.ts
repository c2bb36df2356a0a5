/** The event of a user who begins to wait. */
import type { Because, Instant, Waiting, WaitingFor } from '../words.ts'
import { common } from './common.ts'
import type { OwnEvent } from './schemas.ts'

/** A hold is told by its own event. */
type Told = Exclude<WaitingFor, 'hold'>

interface Said {
  readonly subject: string
  readonly text: string
  /** `USER` stands for the user's id. */
  readonly command: string
  /** What ends without anybody's help is for those who listen, and disturbs no operator. */
  readonly forOperators: boolean
}

const said: Readonly<Record<Told, Said>> = {
  quota: {
    subject: 'Waiting for room under a service quota',
    text: 'is granted as soon as there is room: ask AWS for a higher quota, or free some.',
    command: 'rollcall explain USER',
    forOperators: true,
  },
  'former owner': {
    subject: 'Waiting for the former owner of a user name',
    text: 'is granted once the profile of who had the user name before is deprovisioned.',
    command: 'rollcall explain USER',
    forOperators: true,
  },
  'former profile': {
    subject: "Waiting for the user's own former profile",
    text: 'is granted once the former profile is deprovisioned.',
    command: 'rollcall explain USER',
    forOperators: false,
  },
  freeze: {
    subject: 'Waiting for the end of a freeze',
    text: 'goes on when the freeze ends.',
    command: 'rollcall freeze --off',
    forOperators: false,
  },
  retention: {
    subject: 'Waiting for a retention rule',
    text: 'is not deprovisioned: the access map says no rule for it, or one that cannot be met.',
    command: 'rollcall explain USER',
    forOperators: true,
  },
  'profile not ours': {
    subject: 'Waiting for somebody to see to a profile not ours',
    text: 'is not touched: the profile of that name does not carry the tag of the user.',
    command: 'rollcall adopt',
    forOperators: true,
  },
  'renamed user': {
    subject: 'Waiting for a decision about a renamed user',
    text: 'is not changed: in an SSO-mode domain a profile keeps the user name it was made with.',
    command: 'rollcall explain USER',
    forOperators: true,
  },
}

export interface NewWaits {
  readonly userId: string
  readonly waiting: readonly Waiting[]
  /** As noted at the user's last release: see `noteOfWaits`. */
  readonly noted: readonly string[]
  /** Of the lease: a plan that is made again under it says the same. */
  readonly fence: number
  readonly at: Instant
  readonly because: readonly Because[]
  readonly mapHash: string
}

/** One event for each team and reason that was not noted before. */
export function waitingEvents(waits: NewWaits): OwnEvent[] {
  const { userId, fence, at, because, mapHash, noted } = waits
  return waits.waiting.flatMap((one) => {
    const { team, for: what } = one
    if (what === 'hold' || noted.includes(noteOf(one))) return []
    const { subject, text, command, forOperators } = said[what]
    const identity = { userId, team, for: what, fence }
    return [
      {
        kind: 'waiting' as const,
        ...common('waiting', { identity, at, because, mapHash }),
        userId,
        team,
        for: what,
        forOperators,
        notice: {
          subject: `${subject}: team ${team}`,
          text: `What user ${userId} has or should have in team ${team} ${text}`,
          command: command.replace('USER', userId),
        },
      },
    ]
  })
}

/** What is to be noted of who waits for what: sorted, each once. */
export function noteOfWaits(waiting: readonly Waiting[]): string[] {
  return [...new Set(waiting.filter((one) => one.for !== 'hold').map(noteOf))].sort()
}

function noteOf({ team, for: what }: Waiting): string {
  return `${team}: ${what}`
}
