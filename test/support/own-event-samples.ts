/** Rollcall's own events of every kind, made as Rollcall makes them. */
import type { Hold } from '../../core/guard/hold.ts'
import { assumptionEvents } from '../../core/own-events/of-assumption.ts'
import { answeredEvent, heldEvent } from '../../core/own-events/of-hold.ts'
import {
  denyListFullEvent,
  frozenEvent,
  restoredEvents,
  unfrozenEvent,
} from '../../core/own-events/of-operator.ts'
import { findingEvents, mendedEvents, mendedUserEvent } from '../../core/own-events/of-run.ts'
import { eventsOfStep } from '../../core/own-events/of-step.ts'
import { noteOfWaits, waitingEvents } from '../../core/own-events/of-waiting.ts'
import type { OwnEvent } from '../../core/own-events/schemas.ts'
import { causes } from '../../core/reconcile-all/run.ts'
import type {
  Because,
  Grant,
  HindranceReason,
  Instant,
  StepKind,
  WaitingFor,
} from '../../core/words.ts'

const at: Instant = Date.UTC(2026, 0, 5, 9)
const day = 24 * 60 * 60_000
const mapHash = '3f'.repeat(32)
const userId = '906751c2d1-0b6d7f2e-5a43-4f0e-9a34-6f1f3c0f7a01'
const groupId = '906751c2d1-7c1d2b60-8f1e-4b7a-9d2f-2f4f6f3a1c10'
const roleArn = 'arn:aws:iam::111122223333:role/rollcall/persona/rollcall-research-data-scientist'
const because: readonly Because[] = [
  { eventId: '5f1d8a54-6c1f-4f0a-9d42-0f9f4f3a7b11', door: 'scim', time: at - 4_000 },
]
const told = { at, because, mapHash }

const grant: Grant = {
  userId,
  team: 'research',
  persona: 'data-scientist',
  domain: 'research',
  domainId: 'd-research0001',
  profileName: 'u-mzxw6ytboi5dqmrt-research',
  roleArn,
  state: 'granted',
  since: at - 2_000,
  reason: { groupId, group: 'ML Research', line: 31 },
  because,
  mapHash,
}

const hold: Hold = {
  groupId,
  users: [{ userId, teams: ['research'], evidence: 'left the group', since: at }],
  hash: '5d41402abc4b2a76'.repeat(4),
  since: at,
  expiresAt: at + day,
}

const steps: readonly StepKind[] = [
  'grant',
  'change',
  'suspend',
  'resume',
  'archive',
  'deprovision',
]

const reasons: readonly WaitingFor[] = [
  'quota',
  'former owner',
  'former profile',
  'freeze',
  'retention',
  'profile not ours',
  'renamed user',
  'hold',
]

const hindrances: readonly HindranceReason[] = [
  'no way',
  'no room',
  'copy failed',
  'copy differs',
  'not copyable',
  'shared space',
]

/** Every kind, and every way of saying it. */
export function ownEventSamples(): OwnEvent[] {
  const run = { runId: 'everyone-12', ...told }
  const waiting = [
    ...reasons.map((reason) => ({ team: 'research', for: reason, why: '' })),
    ...hindrances.map(
      (reason) => ({ team: 'research', for: 'retention', reason, why: '' }) as const,
    ),
  ]
  const facts = {
    eventId: 'c0a8e1d2-3b4c-4d5e-8f90-a1b2c3d4e5f6',
    time: at,
    accountId: '111122223333',
    region: 'eu-west-1',
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRole',
    door: 'sagemaker',
    roleArn,
  } as const
  const judged = { verdict: 'no-entitlement', explanation: 'none' } as const
  const freeze = { scope: 'removals', by: 'ops', since: at } as const
  return [
    ...steps.flatMap((kind) => {
      const confirmed = { ...grant, ...(kind === 'suspend' && { graceUntil: at + 7 * day }) }
      return eventsOfStep({ kind, grant }, confirmed, at)
    }),
    heldEvent({ userId, hold, begins: true, ...told }),
    answeredEvent({ verb: 'approve', hold, at, mapHash }),
    answeredEvent({ verb: 'refuse', hold, at, mapHash }),
    ...waitingEvents({ userId, waiting, noted: [], fence: 3, ...told }),
    ...waitingEvents({ userId, waiting: [], noted: noteOfWaits(waiting), fence: 4, ...told }),
    mendedUserEvent(run, 'edit by hand', userId),
    ...mendedEvents(run, Object.fromEntries(causes.map((cause) => [cause, 12]))),
    ...findingEvents(run, ['group ML Research is gone: line 31 of the map gives nothing'], []),
    ...assumptionEvents({ facts, judged: { ...judged, userId }, at, mapHash }),
    ...assumptionEvents({ facts: { ...facts, eventId: 'another' }, judged, at, mapHash }),
    frozenEvent({ ...freeze, until: at + day }, { at, mapHash }),
    frozenEvent({ ...freeze, scope: 'all changes' }, { at, mapHash }),
    unfrozenEvent(3, { at, mapHash }),
    ...restoredEvents([userId], { at, mapHash }),
    denyListFullEvent({ roleArn, profiles: 240, fence: 5 }, [grant.profileName], {
      at,
      mapHash,
    }),
  ]
}
