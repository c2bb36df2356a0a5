/** The state machines of a sandbox, with their versions and aliases. */
import { AwsError } from '../services/service.ts'
import { defineStore, type World } from '../world/world.ts'
import { loadMachine, type Machine } from './interpreter.ts'

export type MachineType = 'STANDARD' | 'EXPRESS'

/** What an execution runs: the machine as it is, or as it was published. */
export interface Revision {
  readonly revisionId: string
  readonly definitionText: string
  readonly machine: Machine
  readonly roleArn: string
  /** Milliseconds since 1970. */
  readonly createdAt: number
}

export interface Version {
  readonly arn: string
  readonly number: number
  readonly description: string | undefined
  readonly revision: Revision
  readonly createdAt: number
}

export interface Alias {
  readonly arn: string
  readonly name: string
  readonly versionArn: string
}

export interface StateMachine {
  readonly arn: string
  readonly name: string
  readonly type: MachineType
  readonly createdAt: number
  readonly revision: Revision
  /** Whether executions send traces to X-Ray. */
  readonly traced: boolean
  readonly versions: Map<number, Version>
  readonly aliases: Map<string, Alias>
}

/** A machine as an ARN names it. */
export interface Resolved {
  readonly stateMachine: StateMachine
  readonly revision: Revision
  readonly version?: Version
  readonly alias?: Alias
}

const machines = defineStore(() => new Map<string, StateMachine>())

/** Throws DefinitionError for a machine that cannot be run, Error for a name in use. */
export function createStateMachine(
  world: World,
  wanted: {
    readonly arn: string
    readonly name: string
    readonly type: MachineType
    readonly roleArn: string
    readonly definitionText: string
    /** Default false. */
    readonly traced?: boolean
  },
): StateMachine {
  const known = machines.of(world)
  if (known.has(wanted.arn)) throw new Error(`there is a state machine ${wanted.arn} already`)
  const createdAt = world.clock.now()
  const revision = {
    revisionId: world.random.uuid(),
    definitionText: wanted.definitionText,
    machine: loadMachine(wanted.definitionText),
    roleArn: wanted.roleArn,
    createdAt,
  }
  const { arn, name, type, traced = false } = wanted
  const made = {
    arn,
    name,
    type,
    createdAt,
    revision,
    traced,
    versions: new Map(),
    aliases: new Map(),
  }
  known.set(arn, made)
  return made
}

/** Numbers the machine's present revision; the version it has already when it has one. */
export function publishVersion(
  world: World,
  wanted: {
    readonly stateMachineArn: string
    readonly revisionId?: string | undefined
    readonly description?: string | undefined
  },
): Version {
  const { stateMachine } = resolveMachine(world, wanted.stateMachineArn)
  const { revision, versions } = stateMachine
  if (wanted.revisionId !== undefined && wanted.revisionId !== revision.revisionId) {
    throw new Error(`${stateMachine.arn} has no revision ${wanted.revisionId}`)
  }
  const published = [...versions.values()].find((version) => version.revision === revision)
  if (published) return published
  const number = versions.size + 1
  const version = {
    arn: `${stateMachine.arn}:${number}`,
    number,
    description: wanted.description,
    revision,
    createdAt: world.clock.now(),
  }
  versions.set(number, version)
  return version
}

/** Points a name at a version, given by ARN. */
export function createAlias(
  world: World,
  wanted: { readonly name: string; readonly versionArn: string },
): Alias {
  const { stateMachine, version } = resolveMachine(world, wanted.versionArn)
  if (!version) throw new Error(`${wanted.versionArn} is not a version of a state machine`)
  if (stateMachine.aliases.has(wanted.name)) {
    throw new Error(`${stateMachine.arn} has an alias ${wanted.name} already`)
  }
  const arn = `${stateMachine.arn}:${wanted.name}`
  const alias = { arn, name: wanted.name, versionArn: version.arn }
  stateMachine.aliases.set(wanted.name, alias)
  return alias
}

/** By ARN, of a machine, a version (`...:3`) or an alias (`...:live`). Rejects as AWS does. */
export function resolveMachine(world: World, arn: unknown): Resolved {
  const parts = typeof arn === 'string' ? arn.split(':') : []
  if (parts.length < 7 || parts.length > 8 || parts[2] !== 'states' || !parts[6]) {
    throw new AwsError('InvalidArn', `Invalid Arn: '${String(arn)}'`)
  }
  const [machineArn, qualifier] = [parts.slice(0, 7).join(':'), parts[7]]
  const stateMachine = machines.of(world).get(machineArn)
  if (!stateMachine) throw doesNotExist(arn)
  if (qualifier === undefined) return { stateMachine, revision: stateMachine.revision }
  const alias = stateMachine.aliases.get(qualifier)
  const number = alias ? alias.versionArn.slice(machineArn.length + 1) : qualifier
  const version = stateMachine.versions.get(Number(number))
  if (!version) throw doesNotExist(arn)
  return { stateMachine, revision: version.revision, version, ...(alias && { alias }) }
}

export function listMachines(world: World): readonly StateMachine[] {
  return [...machines.of(world).values()]
}

function doesNotExist(arn: unknown): AwsError {
  return new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${String(arn)}'`)
}
