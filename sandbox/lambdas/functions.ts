/** The Lambda functions of a sandbox, with their versions and aliases. */
import { AwsError } from '../services/service.ts'
import { defineStore, type World } from '../world/world.ts'

export interface LambdaFunction {
  readonly name: string
  /** Unqualified. */
  readonly arn: string
  readonly accountId: string
  readonly region: string
  /** Folder of the unpacked bundle. */
  readonly folder: string
  /** `<file without ending>.<exported name>`. */
  readonly handler: string
  readonly runtime: string
  readonly roleArn: string
  /** Where its lines go. */
  readonly logGroup: string
  /** Whether it sends traces to X-Ray. */
  readonly traced: boolean
  /** The template's own variables, without the ones Lambda sets. */
  readonly environment: Readonly<Record<string, string>>
  readonly timeoutMs: number
  readonly memoryMb: number
  /** Most invocations at a time; undefined: only the sandbox's own limit. */
  readonly reservedConcurrency?: number
}

export interface FunctionsState {
  readonly byArn: Map<string, LambdaFunction>
  /** Number of published versions by unqualified ARN. */
  readonly versions: Map<string, number>
  /** Version by `<unqualified ARN>:<alias>`. */
  readonly aliases: Map<string, string>
}

export const functions = defineStore<FunctionsState>(() => ({
  byArn: new Map(),
  versions: new Map(),
  aliases: new Map(),
}))

export interface Resolved {
  readonly target: LambdaFunction
  /** `$LATEST` or a number; versions of one run share one bundle. */
  readonly version: string
}

/** Finds a function by ARN, qualified or not. Throws `ResourceNotFoundException` (404). */
export function resolveFunction(world: World, functionArn: string): Resolved {
  const state = functions.of(world)
  const parts = functionArn.split(':')
  const target = state.byArn.get(parts.slice(0, 7).join(':'))
  const version = target && versionOf(state, target.arn, parts[7])
  if (target && version !== undefined) return { target, version }
  throw new AwsError('ResourceNotFoundException', `Function not found: ${functionArn}`, 404)
}

/** The ARN behind a name, partial ARN or ARN, as properties named `FunctionName` may hold. */
export function functionArnOf(
  name: string,
  place: { readonly accountId: string; readonly region: string },
): string {
  if (name.startsWith('arn:')) return name
  const short = name.includes(':function:') ? name.slice(name.indexOf(':function:') + 10) : name
  return `arn:aws:lambda:${place.region}:${place.accountId}:function:${short}`
}

/** Publishes the next version of a function; answers its number. */
export function publishVersion(world: World, functionArn: string): string {
  const { target } = resolveFunction(world, functionArn)
  const { versions } = functions.of(world)
  const next = (versions.get(target.arn) ?? 0) + 1
  versions.set(target.arn, next)
  return String(next)
}

function versionOf(state: FunctionsState, arn: string, qualifier = '$LATEST'): string | undefined {
  if (qualifier === '$LATEST') return qualifier
  const alias = state.aliases.get(`${arn}:${qualifier}`)
  if (alias !== undefined) return alias
  return Number(qualifier) <= (state.versions.get(arn) ?? 0) ? qualifier : undefined
}
