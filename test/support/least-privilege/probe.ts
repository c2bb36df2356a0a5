/** Runs the course with a grant taken away, and tells whether that shows. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { synthesize } from '../../../cli/support/synthesize.ts'
import { TemplateRefused } from '../../../sandbox/template/problems.ts'
import type { DecisionCount } from '../../../sandbox/world/call-log.ts'
import { openRollcall, type Rollcall, sampleMap } from '../rollcall.ts'
import { before, course, slowly } from './course.ts'
import { type Grant, without } from './grants.ts'
import { ssoDomains, ssoTeams } from './sso-mode.ts'

export interface Deployed {
  readonly assembly: string
  readonly map: string
}

export interface BriefDeployment {
  readonly deployed: Deployed
  /** Takes its files away. */
  remove(): void
}

/** One for each process: a proof and a test may run side by side. */
const room = join('.rollcall', `least-privilege.${process.pid}`)

/** The sample's stacks, with homes archived, a grace period that is over soon, and SSO mode. */
export async function deployBriefly(): Promise<BriefDeployment> {
  mkdirSync(room, { recursive: true })
  const map = join(room, 'access.yaml')
  const reached = 'archive: { subnet: subnet-0a1b2c3d, securityGroup: sg-0a1b2c3d }'
  const text = readFileSync(sampleMap, 'utf8')
    .replaceAll(/grace: \w+/g, 'grace: 10m')
    .replace('id: d-research0001,', `id: d-research0001, ${reached},`)
    .replace('home: keep', 'home: archive')
    .replace('\ndomains:', `\ndomains:${ssoDomains}`)
  writeFileSync(map, `${text.trimEnd()}\n${ssoTeams}`)
  const assembly = await synthesize(map, join(room, 'cdk.out'))
  return {
    deployed: { map, assembly },
    remove: () => rmSync(room, { recursive: true, force: true }),
  }
}

export interface CourseRun {
  /** By whom the course needs what, and which chapter showed it first. */
  readonly used: ReadonlyMap<string, string>
  /** Refusals of the whole template: the course needs what nobody gives. */
  readonly refused: readonly DecisionCount[]
}

export function keyOf(grant: Pick<Grant, 'role' | 'policy' | 'statement' | 'action'>): string {
  const { role, policy, statement, action } = grant
  return [role, policy, statement, action.toLowerCase()].join(' ')
}

/** The course on the template as it is. */
export async function runCourse(deployed: Deployed): Promise<CourseRun> {
  const world = await openRollcall({ ...before, deployed, shapes: 'off', weather: slowly })
  const used = new Map<string, string>()
  try {
    for (const [chapter, play] of Object.entries(course)) {
      await play(world)
      const fresh = allowedBy(world).filter((key) => !used.has(key))
      for (const key of fresh) used.set(key, chapter)
    }
    return { used, refused: refusals(world) }
  } finally {
    await world.close()
  }
}

/** A role's decisions carry its ARN, those on its trust the service's name. */
function allowedBy({ sandbox }: Rollcall): string[] {
  const decisions = sandbox.world.calls.decisions()
  return decisions.flatMap(({ decision, caller, resource, action, policy, statement }) => {
    if (decision !== 'Allowed' || policy === undefined || statement === undefined) return []
    const role = (policy.startsWith('trust of ') ? resource : caller).split('/').at(-1) ?? ''
    return [keyOf({ role, policy, statement, action })]
  })
}

function refusals({ sandbox }: Rollcall): DecisionCount[] {
  return sandbox.world.calls.decisions().filter(({ decision }) => decision !== 'Allowed')
}

/**
 * Undefined when the course went on as if nothing were missing; otherwise how it showed, for
 * example the refusal's reason. `chapter` is the last one played.
 */
export async function showsMissing(
  grant: Grant,
  deployed: Deployed,
  chapter: string,
): Promise<string | undefined> {
  const assembly = without(grant, deployed.assembly, join(room, 'without'))
  try {
    const world = await openRollcall({
      ...before,
      deployed: { ...deployed, assembly },
      shapes: 'off',
      weather: slowly,
    })
    try {
      return await firstRefusal(world, grant, chapter)
    } finally {
      await world.close()
    }
  } catch (error) {
    if (error instanceof TemplateRefused) return 'refused at load'
    throw error
  }
}

async function firstRefusal(
  world: Rollcall,
  grant: Grant,
  last: string,
): Promise<string | undefined> {
  for (const [chapter, play] of Object.entries(course)) {
    const failed = await failureOf(play(world))
    const refused = refusals(world).find((one) => isAbout(one, grant))
    if (refused) return `refused in "${chapter}"`
    if (failed) return `"${chapter}" failed: ${failed}`
    if (chapter === last) return undefined
  }
  return undefined
}

/** A chapter that cannot go on is as good a sign; what it said is told. */
async function failureOf(chapter: Promise<void>): Promise<string | undefined> {
  try {
    await chapter
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function isAbout({ caller, resource, action }: DecisionCount, grant: Grant): boolean {
  const about = [caller, resource].some((arn) => arn.endsWith(`/${grant.role}`))
  return about && action.toLowerCase() === grant.action.toLowerCase()
}
