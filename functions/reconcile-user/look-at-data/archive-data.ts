/**
 * Copies what the team wants kept of a leaver's data, over as many looks as it takes. Nothing is
 * remembered between looks but what the ledger says and what DataSync, S3 and Studio show.
 */
import { MapChanged } from '../../../core/errors.ts'
import type { Archive, Grant, Hindrance, Instant } from '../../../core/words.ts'
import type { HeldStudio } from '../support/held-studio.ts'
import type { Outcome } from '../support/outcome.ts'
import { archiveHome } from './archive-home.ts'
import { archiveSpaces } from './archive-spaces.ts'
import { endArchiving } from './end-archiving.ts'
import { findHome } from './find-home.ts'
import { heldTransfers } from './held-transfers.ts'
import { hindrancesIn, sameReasons } from './hindrances.ts'
import type { DataPorts } from './look.ts'

/** Between two looks at a copy that goes on. */
export const LOOK_MS = 5 * 60_000
/** After a copy that failed, or while there is no room for one: somebody may have to see to it. */
export const FAILED_MS = 60 * 60_000

/** What is not done: when to look again, and what is in its way. */
export interface Unfinished {
  readonly lookAgainAt: Instant
  readonly hindrance?: Hindrance
}

/** By the name that the ledger has for it: `home`, or `space <name>`. */
export type UnfinishedParts = Readonly<Record<string, Unfinished>>

/** Throws `StillPending` while a profile changes or apps stop. */
export async function archiveData(
  ports: DataPorts,
  studio: HeldStudio,
  step: Grant,
): Promise<Outcome> {
  const now = ports.clock.now()
  const grant: Grant = { ...step, state: 'archiving' }
  if (grant.home === undefined) {
    const home = await findHome(studio, grant)
    if (home) return { grant: { ...grant, home }, lookAgainAt: now }
  }
  const team = ports.map.teams.find(({ name }) => name === grant.team)
  const domain = ports.map.domains.find(({ id }) => id === grant.domainId)
  if (!team || !domain) throw new MapChanged(`the map has no team ${grant.team} or its domain`)
  const held = { ...ports, transfers: heldTransfers(ports.transfers, studio.prove) }
  let unfinished: UnfinishedParts = {}
  let { archive } = grant
  if (archive?.home) await endArchiving(ports, studio, grant)
  else if (team.home === 'archive') {
    const part = await archiveHome(held, domain, grant)
    if ('copied' in part) archive = { ...archive, home: part.copied }
    else unfinished = { home: part }
  }
  // What is in the archive is written down before anything else can go wrong.
  if (archive !== grant.archive) return { grant: { ...grant, archive }, lookAgainAt: now }
  if (team.spaces === 'archive' && !archive?.spaces) {
    const part = await archiveSpaces(ports, studio, { domain, grant })
    if ('copied' in part) archive = { ...archive, spaces: part.copied }
    else unfinished = { ...unfinished, ...part.unfinished }
  }
  return outcomeOf(ports, step, { unfinished, archive })
}

function outcomeOf(
  { clock, log }: DataPorts,
  step: Grant,
  of: { readonly unfinished: UnfinishedParts; readonly archive: Archive | undefined },
): Outcome {
  const { unfinished, archive } = of
  const now = clock.now()
  const { userId, team, profileName } = step
  const { hindered: noted, ...rest } = step
  const kept: Grant = archive === undefined ? rest : { ...rest, archive }
  const parts = Object.values(unfinished)
  if (parts.length === 0) return { grant: { ...kept, since: now }, lookAgainAt: now }
  const lookAgainAt = Math.min(...parts.map((part) => part.lookAgainAt))
  for (const { hindrance } of parts)
    if (hindrance)
      log.info('access waits', { userId, team, profileName, for: 'retention', ...hindrance })
  const hindered = hindrancesIn(unfinished, noted)
  const goesOn = { ...kept, state: 'archiving', ...(hindered && { hindered }) } as const
  // The plan that is made at once tells it.
  if (!sameReasons(hindered, noted)) return { grant: goesOn, lookAgainAt: now }
  return archive === step.archive ? { lookAgainAt } : { grant: goesOn, lookAgainAt }
}
