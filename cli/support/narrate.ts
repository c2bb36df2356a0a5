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

/** What a grant is now, after what it was, and through which group, line, event and door. */
export function consequenceOf(
  grant: Grant,
  { file, former }: { readonly file: string; readonly former?: Grant | undefined },
): string {
  const { state, persona, team, because } = grant
  const causes = because.length === 0 ? '' : `; ${because.map(causeOf).join(', ')}`
  switch (state) {
    case 'granted':
      return `${given(grant, former)}: ${groundOf(grant, file)}${causes}`
    case 'suspended': {
      const until = grant.graceUntil === undefined ? '' : `, kept until ${minute(grant.graceUntil)}`
      const again = former?.state === 'suspended' ? 'again ' : ''
      return `is suspended ${again}in ${team}${until}: nothing gives ${persona} any more${causes}`
    }
    case 'deprovisioned':
      return `has no profile in ${team} any more: the grace period is over`
    default:
      return `is ${state} in ${team}${causes}`
  }
}

function given({ persona, team }: Grant, former: Grant | undefined): string {
  if (former === undefined || former.state === 'deprovisioned') return `gets ${persona} in ${team}`
  if (former.state === 'suspended') return `is back as ${persona} in ${team}, same profile`
  if (former.persona === persona) return `has ${persona} in ${team} again`
  return `is ${persona} in ${team} in place of ${former.persona}, same profile, apps stopped`
}

function groundOf({ reason }: Grant, file: string): string {
  return `in ${reason.group} (${file}:${reason.line})`
}

/** For whom nothing changed, and why not. */
export function unchangedOf(
  moment: Moment,
  { grants, file }: { readonly grants: readonly Grant[]; readonly file: string },
): string {
  switch (moment.kind) {
    case 'provisioned':
      return 'nobody has anything yet: the groups are empty'
    case 'role set by hand':
      return 'no directory event tells of it: it stands until the profile is looked at'
    case 'user renamed':
      return `${fullName(moment.person)} keeps everything: ${keeping(grants, file)}`
    case 'joined':
    case 'left':
      return `nobody loses or gains anything: ${keeping(grants, file)}`
    default:
      return 'nothing changes'
  }
}

function keeping(grants: readonly Grant[], file: string): string {
  const kept = grants.map((grant) => `${grant.persona} in ${grant.team}, ${groundOf(grant, file)}`)
  return [...new Set(kept)].join('; ')
}

function causeOf({ door, eventId }: Because): string {
  return `${door} event ${eventId.replace(/^([0-9a-f]{8})-[0-9a-f-]{27}$/, '$1')}`
}

function names(people: readonly PersonKey[]): string {
  return people.map(fullName).join(', ')
}

/** For example `2026-01-05 16:10`. */
function minute(time: number): string {
  return new Date(time).toISOString().slice(0, 16).replace('T', ' ')
}

/** For example `32 s`, `15 min`, `25 h`. */
export function spanOf(ms: number): string {
  if (ms < 100_000) return `${Math.round(ms / 1000)} s`
  if (ms < 6_000_000) return `${Math.round(ms / 60_000)} min`
  return `${Math.round(ms / 3_600_000)} h`
}
