/** Who holds a role, or held it at a time, and why. */
import type { AccessMap } from '../../core/access-map/access-map.ts'
import { asOf } from '../../core/audit/as-of.ts'
import type { Denied } from '../../core/deny-list/deny-list.ts'
import { inertRoleArn, rolesOf } from '../../core/persona/role-name.ts'
import type { Ledger } from '../../core/ports.ts'
import { deniesByName, presignRoleArn } from '../../core/presign/role.ts'
import type { GrantVersion, Instant } from '../../core/words.ts'
import { CommandError, type ExitCode, exitCode } from './exit.ts'
import type { Asked } from './explain-user.ts'
import { instant } from './output.ts'
import type { CommandPorts } from './ports.ts'
import { causesOf, groundOf } from './reasons.ts'

/** Above that many holders their names are not asked for, a call each: ids stand alone. */
const NAMES_MAX = 50

export async function explainRole(
  ports: Pick<CommandPorts, 'ledger' | 'directory'>,
  asked: Asked & { readonly role: string; readonly at: Instant },
): Promise<ExitCode> {
  const { output, map, at } = asked
  const roleArn = arnOf(map, asked.role)
  const userIds = await everyUserWith(ports.ledger, roleArn)
  const holders: GrantVersion[] = []
  for (const userId of userIds)
    holders.push(...(await heldBy(ports.ledger, { userId, roleArn, at })))
  const names = await namesOf(ports, holders)
  const denied = await ports.ledger.deniedOn(roleArn)
  const shown = holders.map((held) => ({ ...held, userName: names.get(held.userId) }))
  if (asked.json) output.json({ roleArn, at, holders: shown, denied })
  else {
    output.line(`role ${roleArn} at ${instant(at)}, by the ledger`)
    output.line(headline(holders.length, userIds.size))
    if (shown.length > 0) printHolders(asked, shown)
    if (denied.length > 0) printDenied(asked, denied)
  }
  return exitCode.done
}

function headline(holders: number, everybody: number): string {
  if (everybody === 0) return 'is held by nobody, and never was'
  if (holders === 0) return `is held by nobody; ${everybody} had it at another time`
  return 'is held by'
}

/** A grant that was deprovisioned has no profile left to hold a role. */
async function heldBy(
  ledger: Ledger,
  of: { readonly userId: string; readonly roleArn: string; readonly at: Instant },
): Promise<GrantVersion[]> {
  return asOf(await ledger.versionsOf(of.userId), of.at)
    .map(({ current }) => current)
    .filter(({ roleArn, state }) => roleArn === of.roleArn && state !== 'deprovisioned')
}

async function everyUserWith(ledger: Ledger, roleArn: string): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  let cursor: string | undefined
  do {
    const page = await ledger.usersWithRole(roleArn, cursor)
    for (const userId of page.userIds) found.add(userId)
    cursor = page.cursor
  } while (cursor)
  return new Set([...found].sort())
}

async function namesOf(
  { directory }: Pick<CommandPorts, 'directory'>,
  holders: readonly GrantVersion[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  const userIds = new Set(holders.map(({ userId }) => userId))
  if (userIds.size > NAMES_MAX) return names
  for (const userId of userIds) {
    const name = await directory.userName(userId)
    if (name !== undefined) names.set(userId, name)
  }
  return names
}

function printHolders(
  asked: Asked,
  holders: ReadonlyArray<GrantVersion & { readonly userName: string | undefined }>,
): void {
  asked.output.table(
    ['user', 'team', 'persona', 'state', 'since', 'profile', 'because', 'told by'],
    holders.map((grant) => [
      grant.userName ?? grant.userId,
      grant.team,
      grant.persona,
      grant.state,
      instant(grant.since),
      grant.profileName,
      groundOf(grant, asked),
      causesOf(grant),
    ]),
  )
}

/** The ledger keeps a list as it is now alone. */
function printDenied({ output }: Asked, denied: readonly Denied[]): void {
  output.line('its Deny list names now')
  output.table(
    ['profile', 'user', 'since'],
    denied.map(({ profileName, userId, since }) => [profileName, userId, instant(since)]),
  )
}

/** An ARN is taken as it is: the role may be of an earlier map. A name must be of this one. */
function arnOf(map: AccessMap, role: string): string {
  if (/^arn:[^:]+:iam::\d{12}:role\/.+/.test(role)) return role
  const arns = [
    ...rolesOf(map).map(({ arn }) => arn),
    ...map.domains.filter(deniesByName).map(presignRoleArn),
    ...map.domains.map(({ name }) => inertRoleArn(map, name)),
  ]
  const found = arns.filter((arn) => arn.split('/').at(-1) === role)
  const [arn] = found
  if (arn !== undefined && found.length === 1) return arn
  const what =
    found.length > 1 ? `is in several accounts: ${found.join(', ')}` : 'is none of the map'
  throw new CommandError(
    exitCode.badInput,
    `the role ${role} ${what}; give its ARN, or a name like ${arns[0]?.split('/').at(-1)}`,
  )
}
