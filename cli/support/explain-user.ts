/** What a user should have, has and had, or had at a time, and why; if nothing, why not. */
import type { AccessMap } from '../../core/access-map/access-map.ts'
import { asOf } from '../../core/audit/as-of.ts'
import { givesAccess } from '../../core/audit/gives-access.ts'
import { shadowedClause, whyNothing } from '../../core/entitlement/why-not.ts'
import { noteInWords } from '../../core/own-events/of-waiting.ts'
import type { Grant, GrantVersion, Instant } from '../../core/words.ts'
import { type ExitCode, exitCode } from './exit.ts'
import { instant, type Output } from './output.ts'
import type { CommandPorts } from './ports.ts'
import { causesOf, entitledBy, groundOf } from './reasons.ts'
import { pinnedGroups, type Standing, standingOf } from './standing.ts'
import { type KnownWayBack, waysBack, whereFormer } from './ways-back.ts'

export interface Asked {
  readonly file: string
  readonly map: AccessMap
  readonly output: Output
  readonly json: boolean
}

export async function explainUser(
  ports: CommandPorts,
  asked: Asked & { readonly userId: string },
): Promise<ExitCode> {
  const { map, userId, output } = asked
  const { pins } = await pinnedGroups(ports, map)
  const standing = await standingOf(ports, { map, userId, pins })
  const grants = await ports.ledger.grantsOf(userId)
  const had = { grants, versions: await ports.ledger.versionsOf(userId) }
  const explained = {
    ...standing,
    userName: await ports.directory.userName(userId),
    why: whyOf(map, standing),
    ...had,
    waitsFor: await waitsOf(ports, userId, grants),
    waysBack: await waysBack(ports, map, had),
  }
  if (asked.json) output.json(explained)
  else print(asked, explained)
  return agree(standing, explained.grants) ? exitCode.done : exitCode.difference
}

/** Why nothing, or why not all that the groups would give. */
function whyOf(map: AccessMap, standing: Standing): string[] {
  const { status, entitlements, shadowed } = standing
  const none = entitlements.length === 0 ? [whyNothing({ map, status })] : []
  return [...none, ...shadowed.map(shadowedClause)]
}

interface Explained extends Standing {
  readonly userName: string | undefined
  readonly why: readonly string[]
  readonly grants: readonly Grant[]
  readonly versions: readonly GrantVersion[]
  /** In words. */
  readonly waitsFor: readonly string[]
  readonly waysBack: readonly KnownWayBack[]
}

function print(asked: Asked, explained: Explained): void {
  const { output, file } = asked
  const { userId, userName, status, entitlements, why, grants, versions } = explained
  output.line(`user ${userId}${userName ? ` (${userName})` : ''} is ${status} in the directory`)
  output.line(entitlements.length > 0 ? 'should have' : 'should have nothing')
  if (entitlements.length > 0)
    output.table(
      ['team', 'persona', 'because'],
      entitlements.map(({ team, persona, reason }) => [team, persona, entitledBy(reason, file)]),
    )
  for (const reason of why) output.line(`  ${reason}`)
  output.line(grants.length > 0 ? 'has' : 'has nothing, and never had')
  if (grants.length > 0) printGrants(asked, grants)
  for (const wait of explained.waitsFor) output.line(wait)
  for (const way of explained.waysBack) output.line(`${whereFormer(way)}.`)
  if (explained.waysBack.length > 0)
    output.line(`\`rollcall restore ${userId}\` says how it comes back`)
  if (versions.length > 0) output.line('what happened')
  if (versions.length > 0) printVersions(asked, versions)
}

/** As the last plan noted it. */
async function waitsOf(
  { snapshot }: CommandPorts,
  userId: string,
  grants: readonly Grant[],
): Promise<string[]> {
  const { waitsFor = [], waitsIn = [] } = (await snapshot.user(userId)) ?? {}
  const held = 'Waiting for an answer to a hold of the deletion guard: `rollcall holds`'
  return [
    ...waitsFor.map((note) => noteInWords(note, grants)),
    ...(waitsIn.length > 0 ? [held] : []),
  ]
}

function printGrants({ output }: Asked, grants: readonly Grant[]): void {
  output.table(
    ['team', 'persona', 'state', 'since', 'profile', 'role'],
    grants.map((grant) => [
      grant.team,
      grant.persona,
      grant.graceUntil ? `${grant.state} until ${instant(grant.graceUntil)}` : grant.state,
      instant(grant.since),
      `${grant.profileName} in ${grant.domainId}`,
      grant.roleArn.split('/').at(-1) ?? '',
    ]),
  )
}

function printVersions(asked: Asked, versions: readonly Grant[]): void {
  asked.output.table(
    ['from', 'team', 'persona', 'state', 'because', 'told by'],
    versions.map((version) => [
      instant(version.since),
      version.team,
      version.persona,
      version.state,
      groundOf(version, asked),
      causesOf(version),
    ]),
  )
}

function agree({ entitlements }: Standing, grants: readonly Grant[]): boolean {
  const should = entitlements.map(({ team, persona }) => `${team} ${persona}`).sort()
  const live = grants.filter(({ state }) => state === 'granted')
  const has = live.map(({ team, persona }) => `${team} ${persona}`).sort()
  return should.join() === has.join()
}

/** By the ledger alone: the directory does not tell what it was. */
export async function explainUserAt(
  ports: Pick<CommandPorts, 'ledger'>,
  asked: Asked & { readonly userId: string; readonly at: Instant },
): Promise<ExitCode> {
  const { output, userId, at } = asked
  const versions = await ports.ledger.versionsOf(userId)
  const held = asOf(versions, at).map(({ current }) => current)
  const why = whyNothingAt(versions, held, at)
  if (asked.json) output.json({ userId, at, held, why })
  else {
    output.line(`user ${userId} at ${instant(at)}, by the ledger`)
    output.line(why === undefined ? 'had' : `had nothing: ${why}`)
    if (held.length > 0) printVersions(asked, held)
  }
  return exitCode.done
}

function whyNothingAt(
  versions: readonly GrantVersion[],
  held: readonly GrantVersion[],
  at: Instant,
): string | undefined {
  if (held.some(givesAccess)) return undefined
  if (held.length > 0) return 'what there was had been taken away'
  const first = versions.find(({ since }) => since > at)
  if (first === undefined) return 'the ledger has no line of this user'
  return `the ledger's first line of this user is of ${instant(first.since)}`
}
