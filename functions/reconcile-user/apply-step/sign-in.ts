/** What a step does for an SSO-mode domain beside the profile: the name, and the assignment. */
import { NameChanged } from '../../../core/errors.ts'
import type {
  Assignments,
  Clock,
  Directory,
  Held,
  Ledger,
  Log,
  Studio,
  Write,
} from '../../../core/ports.ts'
import { signInNameOf } from '../../../core/sign-in/name.ts'
import { noApplication, pathsLeft } from '../../../core/sign-in/paths.ts'
import type { Grant, Step } from '../../../core/words.ts'

export interface SignInPorts {
  readonly assignments: Assignments
  readonly clock: Clock
  readonly directory: Directory
  readonly ledger: Ledger
  readonly log: Log
  readonly studio: Studio
}

/** The name is reserved with the intent, so that no two users are ever bound to one. */
export function nameWrites({ kind, grant }: Step): readonly Write[] {
  const { signInName: name, domainId, userId, profileName } = grant
  if (kind !== 'grant' || name === undefined) return []
  return [{ kind: 'name taken', domainId, name, userId, profileName }]
}

/**
 * The name to make a profile with, in memory alone; undefined in an IAM-mode domain. Throws
 * `NameChanged` when it is not the one the plan was made with.
 */
export async function signInUserOf(
  { directory }: Pick<SignInPorts, 'directory'>,
  { userId, signInName, assigned, profileName }: Grant,
): Promise<string | undefined> {
  if (assigned === undefined) return undefined
  const userName = await directory.userName(userId)
  if (userName !== undefined && signInNameOf(userName) === signInName) return userName
  throw new NameChanged(`profile ${profileName} was planned for another name of user ${userId}`)
}

/** Assigns whom the step names; a group is noted, so that nobody assigns it again. */
export async function letIn(
  ports: SignInPorts,
  held: Held,
  { assign: principal, grant }: Step,
): Promise<void> {
  if (principal === undefined) return
  const { domainId } = grant
  const applicationArn = await applicationOf(ports, grant)
  if (applicationArn === undefined) {
    const finding = noApplication(grant.domain)
    ports.log.info('somebody is to be assigned by hand', { domainId, ...principal, finding })
    return
  }
  const own = await ports.assignments.assign(applicationArn, principal)
  if (principal.type === 'USER') return
  const groupId = principal.id
  const note = { kind: 'group assigned', domainId, groupId, own } as const
  await ports.ledger.write(held, [note], ports.clock.now())
  ports.log.info('group has been assigned', { domainId, groupId, own })
}

/** Withdraws the user's own assignment. */
export async function keepOut(ports: SignInPorts, grant: Grant): Promise<void> {
  if (grant.assigned !== 'USER') return
  const applicationArn = await applicationOf(ports, grant)
  if (applicationArn === undefined) return
  await ports.assignments.unassign(applicationArn, { type: 'USER', id: grant.userId })
}

/**
 * Says in words by which assignments who is suspended gets in all the same: those of groups are
 * not this user's alone to lose.
 */
export async function tellPaths(ports: SignInPorts, { grant, permit }: Step): Promise<void> {
  const { domainId, userId, assigned } = grant
  // Who is disabled in the directory is let in nowhere; what is withheld is not theirs to lose.
  const isDisabled = permit !== undefined && permit.evidence === undefined
  if (assigned === undefined || grant.withheld || isDisabled) return
  const applicationArn = await applicationOf(ports, grant)
  if (applicationArn === undefined) return
  const paths = await ports.assignments.ofUser(applicationArn, userId)
  if (paths.length === 0) return
  const finding = pathsLeft(grant, paths)
  ports.log.info('a suspended user is still let in', { userId, domainId, finding })
}

async function applicationOf(
  { studio }: SignInPorts,
  { domainId }: Grant,
): Promise<string | undefined> {
  return (await studio.describeDomain(domainId))?.applicationArn
}
