/** What a suspended user left running beside apps, and what the map says to do about it. */
import type { AccessMap } from '../../../core/access-map/access-map.ts'
import { partitionOf } from '../../../core/persona/role-name.ts'
import type { Work, WorkItem, WorkKind } from '../../../core/ports.ts'
import type { Grant } from '../../../core/words.ts'
import { isServing, isToStop, kindOfArn, nameInArn } from '../../../core/work.ts'

export interface LeftRunning {
  /** Jobs and executions that have not ended, those asked to stop among them. */
  readonly running: readonly WorkItem[]
  /** Endpoints and monitoring schedules that go on by the team's rule. */
  readonly kept: readonly WorkItem[]
}

/** Stops what the team's rules say; a team that left the map has none, and nothing is stopped. */
export async function seeToWork(
  { work, map }: { readonly work: Work; readonly map: AccessMap },
  grant: Grant,
  prove: () => Promise<void>,
): Promise<LeftRunning> {
  const profileArn = profileArnOf(map, grant)
  const team = map.teams.find(({ name }) => name === grant.team)
  if (!profileArn) return { running: [], kept: [] }
  const own = await ownWork(work, profileArn)
  const stopped = team ? own.filter((item) => isToStop(team, item)) : []
  for (const item of stopped) {
    await prove()
    await work.stop(item)
  }
  return {
    running: own.filter((item) => !isServing(item)),
    kept: own.filter((item) => isServing(item) && !stopped.includes(item)),
  }
}

/** The profile may be gone: its ARN is told by the map. Undefined when its domain left the map. */
function profileArnOf(map: AccessMap, { domainId, profileName }: Grant): string | undefined {
  const domain = map.domains.find(({ id }) => id === domainId)
  if (!domain) return undefined
  const { region, account } = domain
  const resource = `user-profile/${domainId}/${profileName}`
  return `arn:${partitionOf(region)}:sagemaker:${region}:${account}:${resource}`
}

/** Of what carries the profile's tag, most has ended: only what runs is listed beside it. */
async function ownWork(work: Work, profileArn: string): Promise<WorkItem[]> {
  const byKind = new Map<WorkKind, Set<string>>()
  let cursor: string | undefined
  do {
    const page = await work.ofProfile(profileArn, cursor)
    for (const arn of page.arns) {
      const kind = kindOfArn(arn)
      if (kind) byKind.set(kind, (byKind.get(kind) ?? new Set()).add(arn))
    }
    cursor = page.cursor
  } while (cursor)
  const items: WorkItem[] = []
  for (const [kind, arns] of byKind)
    items.push(...(await runningOf(work, { kind, arns, profileArn })))
  return items
}

async function runningOf(
  work: Work,
  of: {
    readonly kind: WorkKind
    readonly arns: ReadonlySet<string>
    readonly profileArn: string
  },
): Promise<WorkItem[]> {
  const { kind, arns, profileArn } = of
  if (kind !== 'pipeline execution')
    return (await allRunning(work, kind)).filter(({ arn }) => arns.has(arn))
  const own: WorkItem[] = []
  // Others may start a pipeline that the leaver made.
  for (const arn of arns)
    for (const item of await allRunning(work, kind, nameInArn(arn)))
      if ((await work.startedBy(item.arn)) === profileArn) own.push(item)
  return own
}

async function allRunning(work: Work, kind: WorkKind, pipeline?: string): Promise<WorkItem[]> {
  const items: WorkItem[] = []
  let cursor: string | undefined
  do {
    const page = await work.running(kind, {
      ...(pipeline !== undefined && { pipeline }),
      ...(cursor !== undefined && { cursor }),
    })
    items.push(...page.items)
    cursor = page.cursor
  } while (cursor)
  return items
}
