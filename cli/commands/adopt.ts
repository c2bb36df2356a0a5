/** `rollcall adopt`: takes over profiles that existed before Rollcall. Writes only with --yes. */
import { type Adoption, judge, type Refusal } from '../../core/adoption/judge.ts'
import { isFrozen } from '../../core/freeze.ts'
import { readClaims } from '../support/adoption/claims-file.ts'
import { propose } from '../support/adoption/propose.ts'
import { seeClaims, strangersIn } from '../support/adoption/read-claims.ts'
import { takeOver } from '../support/adoption/take-over.ts'
import type { ConnectionOptions } from '../support/connection.ts'
import { CommandError, type ExitCode, exitCode } from '../support/exit.ts'
import { type Opened, open } from '../support/open.ts'
import type { Output } from '../support/output.ts'

export interface AdoptOptions extends ConnectionOptions {
  /** File that says whose each profile is. Without it the profiles that are nobody's are listed. */
  readonly profiles?: string
  /** Proposes such a file by the profiles' names. */
  readonly byName?: boolean
  readonly yes?: boolean
  readonly json?: boolean
}

/**
 * Answers `difference` while there is something to adopt, or something is refused; with `--yes`
 * `done` when all was adopted.
 */
export async function adopt(options: AdoptOptions, output: Output): Promise<ExitCode> {
  const { profiles, byName = false, yes = false } = options
  if (profiles === undefined && yes)
    throw new CommandError(
      exitCode.badInput,
      '--yes needs --profiles FILE: nothing is taken over by a guess',
    )
  if (profiles !== undefined && byName)
    throw new CommandError(exitCode.badInput, 'name either --profiles or --by-name')
  const claims = profiles === undefined ? undefined : readClaims(profiles)
  const opened = await open(options, output)
  if (claims === undefined) return list(opened, options, output)
  const { map, ports } = opened
  const now = ports.clock.now()
  const because = { eventId: `rollcall-adopt-${now}`, door: 'operator', time: now } as const
  const judged = judge(await seeClaims(ports, map, claims), { map, now, because: [because] })
  const refusals = [...judged.refusals]
  const adopted: Adoption[] = []
  for (const ofUser of yes ? byUser(judged.adoptions) : []) {
    const why = await takeOver(ports, ofUser, because)
    if (why === undefined) adopted.push(...ofUser)
    else refusals.push(...ofUser.map(({ claim }) => ({ claim, why })))
  }
  if (options.json) output.json({ adoptions: judged.adoptions, refusals, adopted })
  else {
    const next = await whatFollows(opened)
    print(output, { adoptions: judged.adoptions, refusals, adopted, yes, next })
  }
  const left = yes ? 0 : judged.adoptions.length
  return left + refusals.length > 0 ? exitCode.difference : exitCode.done
}

/** A freeze stops steps and no adoption: under it one adopts before anybody is granted. */
async function whatFollows({ ports }: Opened): Promise<string> {
  const freeze = await ports.freezes.read()
  if (!freeze || !isFrozen(freeze, 'change', ports.clock.now()))
    return 'reconciliation gives the roles now'
  return `${freeze.by} froze ${freeze.scope}: roles are given when that is lifted`
}

function byUser(adoptions: readonly Adoption[]): Adoption[][] {
  return [...Map.groupBy(adoptions, ({ grant }) => grant.userId).values()]
}

interface Printed {
  readonly adoptions: readonly Adoption[]
  readonly refusals: readonly Refusal[]
  readonly adopted: readonly Adoption[]
  readonly yes: boolean
  /** What follows for those adopted. */
  readonly next: string
}

function print(output: Output, { adoptions, refusals, adopted, yes, next }: Printed): void {
  if (adoptions.length > 0)
    output.table(
      ['profile', 'user', 'team', 'persona', 'role before', 'role after'],
      adoptions.map(({ claim, roleNow, grant }) => [
        claim.profileName,
        claim.user,
        claim.team,
        grant.persona,
        lastOf(roleNow),
        lastOf(grant.roleArn),
      ]),
    )
  if (refusals.length > 0) output.line('refused')
  if (refusals.length > 0)
    output.table(
      ['line', 'profile', 'user', 'team', 'why'],
      refusals.map(({ claim: { line, profileName, user, team }, why }) => [
        String(line),
        profileName,
        user,
        team,
        why,
      ]),
    )
  if (yes) output.line(`${adopted.length} adopted; ${next}.`)
  else if (adoptions.length > 0)
    output.line(
      'Nothing was changed; --yes adopts what is not refused. Running apps are stopped then.',
    )
}

async function list(
  { map, ports }: Opened,
  { byName = false, json = false }: AdoptOptions,
  output: Output,
): Promise<ExitCode> {
  output.progress("reading the profiles of the map's domains")
  const strangers = await strangersIn(ports.studio, map)
  const proposals = byName ? await propose(ports, map, strangers) : []
  const answer = strangers.length > 0 ? exitCode.difference : exitCode.done
  if (json) {
    output.json(byName ? { strangers, proposals } : { strangers })
    return answer
  }
  if (strangers.length === 0) output.line("Every profile in the map's domains is ours.")
  else
    output.table(
      ['domain', 'profile', 'status', 'role'],
      strangers.map(({ domain, profileName, status, roleArn }) => [
        domain,
        profileName,
        status,
        lastOf(roleArn ?? ''),
      ]),
    )
  if (byName) output.line('# proposed by name: check each line, then pass the file with --profiles')
  for (const { profileName, user, teams } of proposals) {
    const [team = '', ...others] = teams
    const doubt = others.length > 0 ? ` # or ${others.join(', ')}` : ''
    output.line(`- { profile: ${profileName}, user: ${user}, team: ${team} }${doubt}`)
  }
  return answer
}

function lastOf(arn: string): string {
  return arn.split('/').at(-1) ?? ''
}
