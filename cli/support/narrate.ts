/** Says what happened at the sample company, what followed, and why. */
import type { Because, Grant } from '../../core/words.ts'
import type { Moment } from '../../sample/moments.ts'
import { fullName, type PersonKey } from '../../sample/people.ts'

const shape = (by: string) => `SCIM, as ${by} writes it`

/** One line for what happened. */
export function sentenceOf(moment: Moment): string {
  switch (moment.kind) {
    case 'provisioned': {
      const { groups, people } = moment
      return `${groups.length} groups and ${people.length} users are made (SCIM POST)`
    }
    case 'joined':
      return `${names(moment.people)} joined ${moment.group} (${shape(moment.by)})`
    case 'left':
      return `${names(moment.people)} left ${moment.group} (${shape(moment.by)})`
    case 'user renamed':
      return `${fullName(moment.person)} is called ${moment.userName} from now on (SCIM PUT)`
    case 'disabled':
      return `${fullName(moment.person)} is disabled (${shape(moment.by)})`
    case 'deleted':
      return `${fullName(moment.person)} is deleted (SCIM DELETE)`
    case 'group renamed':
      return `the group ${moment.group} is renamed to ${moment.to} (SCIM PATCH)`
    case 'Studio opened':
      return `${fullName(moment.person)} opens Studio in team ${moment.team} (CreateApp)`
    case 'workload signed in':
      return `a job of the company's CI signs in with its token (AssumeRoleWithWebIdentity)`
    case 'forged token refused':
      return 'somebody sends the same token with a forged signature'
    case 'portal opened':
      return `${fullName(moment.person)} takes ${moment.permissionSet} from the access portal`
    case 'role set by hand': {
      const { person, team, roleOf } = moment
      const whose = `${fullName(person)}'s profile in ${team}`
      return `an operator gives ${whose} the role ${roleOf.team} ${roleOf.persona} by hand`
    }
    case 'reconciled':
      return 'an operator asks for everything to be looked at (rollcall reconcile --all --deep)'
    case 'time passed':
      return `time passes until ${moment.until}`
  }
}

/** What a grant is now, and through which group, line, event and door. */
export function consequenceOf(grant: Grant, { file }: { readonly file: string }): string {
  const { state, persona, team, reason, because } = grant
  const line = `${file}:${reason.line}`
  const causes = because.length === 0 ? '' : `; ${because.map(causeOf).join(', ')}`
  switch (state) {
    case 'granted':
      return `has ${persona} in ${team}: in ${reason.group} (${line})${causes}`
    case 'suspended': {
      const until = grant.graceUntil === undefined ? '' : `, kept until ${day(grant.graceUntil)}`
      return `is suspended in ${team}${until}: nothing gives ${persona} any more${causes}`
    }
    case 'deprovisioned':
      return `has no profile in ${team} any more: the grace period is over`
    default:
      return `is ${state} in ${team}${causes}`
  }
}

function causeOf({ door, eventId }: Because): string {
  return `${door} event ${eventId.replace(/^([0-9a-f]{8})-[0-9a-f-]{27}$/, '$1')}`
}

function names(people: readonly PersonKey[]): string {
  return people.map(fullName).join(', ')
}

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

/** For example `32 s`, `15 min`, `25 h`. */
export function spanOf(ms: number): string {
  if (ms < 100_000) return `${Math.round(ms / 1000)} s`
  if (ms < 6_000_000) return `${Math.round(ms / 60_000)} min`
  return `${Math.round(ms / 3_600_000)} h`
}
