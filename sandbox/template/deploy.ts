/** Makes every resource of an assembly, stack by stack, each after what it refers to. */
import type { ResourceType } from '../resources/resource-type.ts'
import { defineStore, type World } from '../world/world.ts'
import type { Assembly, AssemblyStack, JsonObject } from './assembly.ts'
import { type Scope, settle } from './intrinsics.ts'
import { policyProblems } from './policies.ts'
import { mappingOf, type PreparedStack, prepareStack, type ResourceTypes } from './prepare.ts'
import { TemplateRefused } from './problems.ts'

export interface DeployedResource {
  readonly stackName: string
  readonly logicalId: string
  readonly type: string
  readonly ref: string
  readonly attributes: Readonly<Record<string, unknown>>
}

export interface Deployment {
  readonly resources: DeployedResource[]
  /** Outputs by stack name, then by output name. */
  readonly outputs: Record<string, Record<string, unknown>>
}

/** What was made in a world, for the controls and for tests. */
export const deployments = defineStore<Deployment>(() => ({ resources: [], outputs: {} }))

/** Throws `TemplateRefused` with every problem of every stack when there is one. */
export function prepareAssembly(assembly: Assembly, types: ResourceTypes): PreparedStack[] {
  const prepared = assembly.stacks.map((stack) => prepareStack(stack, stackIdOf(stack), types))
  const problems = prepared.flatMap((stack) => stack.problems)
  if (problems.length > 0) throw new TemplateRefused(problems)
  return prepared
}

/** Rejects with `TemplateRefused` naming the resource that could not be made. */
export async function deploy(
  world: World,
  assembly: Assembly,
  stacks: readonly PreparedStack[],
): Promise<Deployment> {
  const exports = new Map<string, unknown>()
  for (const stack of stacks) await deployStack({ world, assembly, exports }, stack)
  return deployments.of(world)
}

interface Context {
  readonly world: World
  readonly assembly: Assembly
  /** By account, Region and export name. */
  readonly exports: Map<string, unknown>
}

async function deployStack(context: Context, prepared: PreparedStack): Promise<void> {
  const { stack } = prepared
  const deployment = deployments.of(context.world)
  const made = new Map<string, DeployedResource>()
  const scope = scopeOf(context, prepared, made)
  for (const { logicalId, type, properties } of prepared.resources) {
    const place = { stack: stack.name, logicalId, resourceType: type.type }
    try {
      const settled = settle(properties, scope) as JsonObject
      requirePolicies(settled, type)
      const identity = await type.create(
        {
          logicalId,
          stackName: stack.name,
          accountId: stack.accountId,
          region: stack.region,
          properties: settled,
          assetFolder: context.assembly.assetFolder,
        },
        context.world,
      )
      made.set(logicalId, { stackName: stack.name, logicalId, type: type.type, ...identity })
    } catch (error) {
      if (!(error instanceof Error)) throw error
      const refusal = new TemplateRefused([{ ...place, message: error.message }])
      refusal.cause = error
      throw refusal
    }
  }
  deployment.resources.push(...made.values())
  deployment.outputs[stack.name] = settleOutputs(context, prepared, scope)
}

/** What references settled to can be wrong too: an ARN that is none, a principal that is a name. */
function requirePolicies(properties: JsonObject, type: ResourceType): void {
  const problems = policyProblems(properties, type)
  if (problems.length === 0) return
  throw new Error(problems.map(({ path, message }) => `Properties.${path} ${message}`).join('; '))
}

function settleOutputs(
  { exports }: Context,
  { stack, outputs }: PreparedStack,
  scope: Scope,
): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const [name, output] of Object.entries(outputs)) {
    try {
      const settled = settle(output, scope) as JsonObject
      values[name] = settled.Value
      const exported = Object(settled.Export ?? {}).Name
      if (exported !== undefined) exports.set(exportKey(stack, String(exported)), settled.Value)
    } catch (error) {
      if (!(error instanceof Error)) throw error
      const place = { stack: stack.name, path: `Outputs.${name}` }
      throw new TemplateRefused([{ ...place, message: error.message }])
    }
  }
  return values
}

function scopeOf(
  { exports }: Context,
  { stack, parameters }: PreparedStack,
  made: ReadonlyMap<string, DeployedResource>,
): Scope {
  return {
    reference(name) {
      const resource = made.get(name)
      if (resource) return resource.ref
      if (parameters.has(name)) return parameters.get(name)
      throw new Error(`there is no parameter or resource "${name}"`)
    },
    attribute(logicalId, name) {
      const resource = made.get(logicalId)
      const value = resource && attributeOf(resource.attributes, name)
      if (value !== undefined) return value
      const type = resource?.type ?? 'the resource'
      throw new Error(`${type} has no attribute "${name}" here (Fn::GetAtt on ${logicalId})`)
    },
    importValue(name) {
      const key = exportKey(stack, name)
      if (exports.has(key)) return exports.get(key)
      throw new Error(`no earlier stack of ${stack.accountId}/${stack.region} exports "${name}"`)
    },
    mapping: (...keys) => mappingOf(stack, keys),
  }
}

/** An attribute by its whole name, or by the steps of its dotted path. */
function attributeOf(attributes: Readonly<Record<string, unknown>>, name: string): unknown {
  if (name in attributes) return attributes[name]
  let value: unknown = attributes
  for (const step of name.split('.')) value = Object(value ?? {})[step]
  return value
}

function exportKey(stack: AssemblyStack, name: string): string {
  return `${stack.accountId}/${stack.region}/${name}`
}

/** A stack's id needs no randomness here: one assembly holds each stack name once per place. */
function stackIdOf(stack: AssemblyStack): string {
  return `arn:aws:cloudformation:${stack.region}:${stack.accountId}:stack/${stack.name}/sandbox`
}
