/** The events of a user who begins to wait, and of one who waits no more. */
import type {
  Because,
  Grant,
  HindranceReason,
  Instant,
  Step,
  Waiting,
  WaitingFor,
} from '../words.ts'
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
    text:
      'is not to be had by the new name: in an SSO-mode domain a profile keeps the one it was ' +
      'made with. Give it back, or have the profile go by the retention rule and another made.',
    command: 'rollcall reconcile USER --end-grace',
    forOperators: true,
  },
}

/** Of data that is to be kept, by what is in the way. */
const saidOfData: Readonly<Record<HindranceReason, Omit<Said, 'command' | 'forOperators'>>> = {
  'no way': {
    subject: 'Waiting for a way to a home',
    text: 'is not removed: the access map does not say how DataSync reaches the home.',
  },
  'no room': {
    subject: 'Waiting for room for a copy',
    text: 'is not removed: a quota allows no more DataSync tasks, or no more running apps.',
  },
  'copy failed': {
    subject: 'Waiting for a copy that failed',
    text: 'is not removed: what is to be kept could not be copied, and is tried again every hour.',
  },
  'copy differs': {
    subject: 'Waiting for a copy that differs',
    text: 'is not removed: the copy has other files or bytes, and is made again every hour.',
  },
  'not copyable': {
    subject: 'Waiting for somebody to see to data that cannot be copied',
    text: 'is not removed: no script or task can copy what is to be kept.',
  },
  'shared space': {
    subject: 'Waiting for somebody to see to a shared space',
    text: 'is not removed: the profile owns a space that others work in. Remove it, or keep both.',
  },
}

export interface NewWaits {
  readonly userId: string
  readonly waiting: readonly Waiting[]
  /** That are planned, as `withEnds` answers them. Default none. */
  readonly steps?: readonly Step[]
  /** As noted at the user's last release: see `noteOfWaits`. */
  readonly noted: readonly string[]
  /** Of the lease: a plan that is made again under it says the same. */
  readonly fence: number
  readonly at: Instant
  readonly because: readonly Because[]
  readonly mapHash: string
}

/** What a note says. */
interface Noted extends Pick<Waiting, 'team' | 'reason'> {
  readonly for: Told
}

/**
 * One event for each team and reason that was not noted before, and one for each that was and is no
 * more, unless it is left to a step to say so.
 */
export function waitingEvents(waits: NewWaits): OwnEvent[] {
  const { waiting, noted, steps = [], fence } = waits
  const now = notesOf(waiting)
  const begun = now.filter((note) => !noted.includes(note))
  const left = steps.flatMap(({ ends = [] }) => ends)
  const ended = noted.filter((note) => !now.includes(note) && !left.includes(note))
  return [
    ...begun.flatMap((note) => eventsOf('waiting', note, { ...waits, by: { fence } })),
    ...ended.flatMap((note) => eventsOf('wait ended', note, { ...waits, by: { fence } })),
  ]
}

/**
 * The steps with what they end: a step may meet the same again, a full quota for example. What of
 * the data is in the way the ledger knows.
 */
export function withEnds(
  steps: readonly Step[],
  { waiting, noted }: Pick<NewWaits, 'waiting' | 'noted'>,
): readonly Step[] {
  const now = notesOf(waiting)
  const over = noted.filter((note) => !now.includes(note) && readNote(note)?.for !== 'retention')
  return steps.map((step) => {
    const ends = over.filter((note) => readNote(note)?.team === step.grant.team)
    return ends.length > 0 ? { ...step, ends } : step
  })
}

/** Of a step that is done. */
export function endedByStep({ ends = [], grant: planned }: Step, done: Grant, at: Instant) {
  const { userId, because, mapHash } = done
  const by = { planned: planned.since }
  return ends.flatMap((note) => eventsOf('wait ended', note, { userId, by, at, because, mapHash }))
}

interface Facts extends Pick<NewWaits, 'userId' | 'at' | 'because' | 'mapHash'> {
  /** What a repeat has the same. */
  readonly by: Readonly<Record<string, number>>
}

function eventsOf(
  kind: 'waiting' | 'wait ended',
  note: string,
  { userId, by, at, because, mapHash }: Facts,
): OwnEvent[] {
  const noted = readNote(note)
  if (!noted) return []
  const { team } = noted
  const { subject, text, command, forOperators } = saidOf(noted)
  const begins = kind === 'waiting'
  const event = {
    ...common(kind, { identity: { userId, ...noted, ...by }, at, because, mapHash }),
    userId,
    ...noted,
    forOperators: begins && forOperators,
    notice: {
      subject: `${begins ? '' : 'Over: '}${subject}: team ${team}`,
      text: begins
        ? `What user ${userId} has or should have in team ${team} ${text}`
        : `User ${userId} waits for this no more in team ${team}.`,
      command: (begins ? command : 'rollcall explain USER').replace('USER', userId),
    },
  }
  return [{ kind, ...event }]
}

function saidOf({ for: what, reason }: Noted): Said {
  const { command, forOperators, ...rule } = said[what]
  return { ...(reason === undefined ? rule : saidOfData[reason]), command, forOperators }
}

/** Only Studio itself shows whether such a wait is over. */
export function waitsForStudio(noted: readonly string[] = []): boolean {
  return noted.some((note) => readNote(note)?.for === 'profile not ours')
}

/** What is to be noted of who waits for what: sorted, each once. */
export function noteOfWaits(waiting: readonly Waiting[]): string[] {
  return notesOf(waiting).sort()
}

/** What a note says to an operator, with what the user's grants say of it. */
export function noteInWords(note: string, grants: readonly Grant[]): string {
  const noted = readNote(note)
  if (!noted) return note
  const { team, reason } = noted
  const hindered = Object.values(grants.find((grant) => grant.team === team)?.hindered ?? {})
  const whys = hindered.filter((one) => one.reason === reason).map(({ why }) => why)
  const why = whys.length > 0 ? ` (${whys.join('; ')})` : ''
  return `${saidOf(noted).subject}: team ${team}${why}`
}

function notesOf(waiting: readonly Waiting[]): string[] {
  return [...new Set(waiting.filter((one) => one.for !== 'hold').map(noteOf))]
}

function noteOf({ team, for: what, reason }: Waiting): string {
  return [team, what, ...(reason === undefined ? [] : [reason])].join(': ')
}

/** Undefined for what another version wrote, and this one does not know. */
function readNote(note: string): Noted | undefined {
  const [team = '', what = '', reason] = note.split(': ')
  if (!isOneOf(said, what)) return undefined
  if (reason === undefined) return { team, for: what }
  return isOneOf(saidOfData, reason) ? { team, for: what, reason } : undefined
}

function isOneOf<Key extends string>(of: Readonly<Record<Key, unknown>>, key: string): key is Key {
  return Object.hasOwn(of, key)
}
