/** `rollcall explain USER`: what a user should have, has and had, and why. */
import type { AccessMap } from '../../core/access-map/access-map.ts'
import type { Grant } from '../../core/words.ts'
import { type ConnectionOptions, connect } from '../support/connection.ts'
import { CommandError, type ExitCode, exitCode } from '../support/exit.ts'
import { instant, type Output } from '../support/output.ts'
import { type CommandPorts, loadMap, portsFor } from '../support/ports.ts'
import { findGroups, type Standing, standingOf } from '../support/standing.ts'

export interface ExplainOptions extends ConnectionOptions {
  readonly json?: boolean
}

const userIdPattern = /^([0-9a-f]{10}-|)[A-Fa-f0-9]{8}(-[A-Fa-f0-9]{4}){3}-[A-Fa-f0-9]{12}$/

/** `user` is a user id or a user name. Answers `difference` when a grant and the map disagree. */
export async function explain(
  user: string,
  options: ExplainOptions,
  output: Output,
): Promise<ExitCode> {
  const file = connect(options, output.progress)
  const map = loadMap(file)
  const ports = portsFor(map)
  const userId = await resolveUser(ports, user)
  const pins = await findGroups(ports, map)
  const standing = await standingOf(ports, { map, userId, pins })
  const grants = await ports.ledger.grantsOf(userId)
  const versions = await ports.ledger.versionsOf(userId)
  if (options.json) output.json({ ...standing, grants, versions })
  else print(output, { file, map, standing, grants, versions })
  return agree(standing, grants) ? exitCode.done : exitCode.difference
}

async function resolveUser({ directory }: CommandPorts, user: string): Promise<string> {
  if (userIdPattern.test(user)) return user
  const userId = await directory.findUser(user)
  if (userId !== undefined) return userId
  throw new CommandError(
    exitCode.badInput,
    `the directory has no user named ${user}; give a user name as Identity Center has it, or an id`,
  )
}

interface Explained {
  readonly file: string
  readonly map: AccessMap
  readonly standing: Standing
  readonly grants: readonly Grant[]
  readonly versions: readonly Grant[]
}

function print(output: Output, { file, standing, grants, versions }: Explained): void {
  output.line(`user ${standing.userId} is ${standing.status} in the directory`)
  output.line('should have')
  output.table(
    ['team', 'persona', 'because'],
    standing.entitlements.map(({ team, persona, reason }) => [
      team,
      persona,
      `in group ${reason.group} (${file}:${reason.line})`,
    ]),
  )
  output.line('has')
  output.table(
    ['team', 'persona', 'state', 'since', 'profile'],
    grants.map((grant) => [
      grant.team,
      grant.persona,
      grant.state,
      instant(grant.since),
      `${grant.profileName} in ${grant.domainId}`,
    ]),
  )
  output.line('what happened')
  output.table(
    ['from', 'team', 'persona', 'state', 'because of'],
    versions.map((version) => [
      instant(version.since),
      version.team,
      version.persona,
      version.state,
      causes(version),
    ]),
  )
}

function causes({ because }: Grant): string {
  return because.map(({ door, eventId }) => `${door} event ${eventId}`).join(', ')
}

function agree({ entitlements }: Standing, grants: readonly Grant[]): boolean {
  const should = entitlements.map(({ team, persona }) => `${team} ${persona}`).sort()
  const live = grants.filter(({ state }) => state === 'granted')
  const has = live.map(({ team, persona }) => `${team} ${persona}`).sort()
  return should.join() === has.join()
}
