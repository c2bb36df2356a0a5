/** Checks a whole stack against what the sandbox can run, before anything is made. */
import type { ResourceType } from '../resources/resource-type.ts'
import type { AssemblyStack, JsonObject, TemplateResource } from './assembly.ts'
import { type Conditions, conditionsOf, takeBranches } from './conditions.ts'
import { type Scope, settledFunctions } from './intrinsics.ts'
import { sortByDependency } from './order.ts'
import { parametersOf } from './parameters.ts'
import { policyProblems } from './policies.ts'
import type { Problem } from './problems.ts'
import { unknownProperties } from './properties.ts'
import { eachIntrinsic, eachText, namesIn, referencesOf } from './references.ts'

export interface PreparedResource {
  readonly logicalId: string
  readonly type: ResourceType
  /** Branches taken, references not yet settled. */
  readonly properties: JsonObject
}

export interface PreparedStack {
  readonly stack: AssemblyStack
  readonly parameters: ReadonlyMap<string, unknown>
  /** In order of creation. Empty when there are problems. */
  readonly resources: readonly PreparedResource[]
  readonly outputs: Readonly<Record<string, JsonObject>>
  readonly problems: readonly Problem[]
}

export type ResourceTypes = ReadonlyMap<string, ResourceType>

/** Sections and members that change nothing here: texts, console hints, update and delete rules. */
const resourceMembers = new Set([
  'Type',
  'Properties',
  'DependsOn',
  'Condition',
  'Metadata',
  'DeletionPolicy',
  'UpdateReplacePolicy',
])
const sections = new Set([
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Parameters',
  'Rules',
  'Mappings',
  'Conditions',
  'Resources',
  'Outputs',
])

/** Never throws on what a template holds: all of it comes back as problems, at once. */
export function prepareStack(
  stack: AssemblyStack,
  stackId: string,
  types: ResourceTypes,
): PreparedStack {
  const { values, problems: missing } = parametersOf(stack, stackId)
  const problems: Problem[] = [...missing]
  for (const section of Object.keys(stack.template)) {
    if (!sections.has(section)) {
      problems.push({ stack: stack.name, path: section, message: 'this section is not supported' })
    }
  }
  const found = settleConditions(stack, values)
  if ('problem' in found) {
    problems.push(found.problem)
    return { stack, parameters: values, resources: [], outputs: {}, problems }
  }
  const known = new Set([...values.keys(), ...found.resources.keys()])
  const resources = new Map<string, PreparedResource>()
  for (const [logicalId, resource] of found.resources) {
    problems.push(...problemsOf({ stack, logicalId, resource, known, types }))
    const type = types.get(resource.Type)
    if (type) resources.set(logicalId, { logicalId, type, properties: resource.Properties ?? {} })
  }
  for (const [name, output] of Object.entries(found.outputs)) {
    const path = `Outputs.${name}`
    problems.push(
      ...referenceProblems(output, path, known).map((one) => ({ stack: stack.name, ...one })),
    )
  }
  const order = sortByDependency([...resources.keys()], (id) => dependenciesOf(found.resources, id))
  if ('cycle' in order) {
    const message = `resources depend on one another: ${order.cycle.join(' -> ')}`
    problems.push({ stack: stack.name, message })
  }
  const sorted = 'sorted' in order ? order.sorted : []
  return {
    stack,
    parameters: values,
    resources: sorted.flatMap((id) => resources.get(id) ?? []),
    outputs: found.outputs,
    problems,
  }
}

interface Chosen {
  readonly resources: ReadonlyMap<string, TemplateResource>
  readonly outputs: Readonly<Record<string, JsonObject>>
}

function settleConditions(
  stack: AssemblyStack,
  values: ReadonlyMap<string, unknown>,
): Chosen | { readonly problem: Problem } {
  let place = ''
  const condition = conditionsOf(stack, parameterScope(stack, values))
  const chosen = (declared: JsonObject) =>
    typeof declared.Condition !== 'string' || condition(declared.Condition)
  try {
    const resources = new Map<string, TemplateResource>()
    for (const [logicalId, resource] of Object.entries(stack.template.Resources)) {
      place = logicalId
      if (!chosen({ Condition: resource.Condition })) continue
      resources.set(logicalId, withBranches(resource, condition))
    }
    const outputs: Record<string, JsonObject> = {}
    for (const [name, output] of Object.entries(stack.template.Outputs ?? {})) {
      place = `Outputs.${name}`
      if (chosen(output)) outputs[name] = takeBranches(output, condition) as JsonObject
    }
    return { resources, outputs }
  } catch (error) {
    // A condition that cannot be settled is a finding about the template, reported with the others.
    const message = error instanceof Error ? error.message : String(error)
    return { problem: { stack: stack.name, logicalId: place, message } }
  }
}

function withBranches(resource: TemplateResource, condition: Conditions): TemplateResource {
  const properties = takeBranches(resource.Properties ?? {}, condition) as JsonObject
  return { ...resource, Properties: properties }
}

/** What a condition may refer to: parameters and mappings, never resources. */
function parameterScope(stack: AssemblyStack, values: ReadonlyMap<string, unknown>): Scope {
  const refuse = (what: string) => () => {
    throw new Error(`a condition cannot use ${what}`)
  }
  return {
    reference(name) {
      if (values.has(name)) return values.get(name)
      throw new Error(`there is no parameter "${name}"`)
    },
    attribute: refuse('Fn::GetAtt'),
    importValue: refuse('Fn::ImportValue'),
    mapping: (...keys) => mappingOf(stack, keys),
  }
}

/** The value under a map's two keys. Throws naming them when there is none. */
export function mappingOf(stack: AssemblyStack, keys: readonly [string, string, string]): unknown {
  let value: unknown = stack.template.Mappings
  for (const key of keys) value = Object(value ?? {})[key]
  if (value === undefined) throw new Error(`there is no mapping ${keys.join(' / ')}`)
  return value
}

function problemsOf(given: {
  readonly stack: AssemblyStack
  readonly logicalId: string
  readonly resource: TemplateResource
  readonly known: ReadonlySet<string>
  readonly types: ResourceTypes
}): Problem[] {
  const { stack, logicalId, resource, known, types } = given
  const place = { stack: stack.name, logicalId, resourceType: resource.Type }
  const problems: Problem[] = []
  for (const member of Object.keys(resource)) {
    if (!resourceMembers.has(member)) {
      problems.push({ ...place, path: member, message: 'is not supported on a resource' })
    }
  }
  const type = types.get(resource.Type)
  if (!type) problems.push({ ...place, message: 'this resource type is not supported' })
  const properties = resource.Properties ?? {}
  for (const path of type ? unknownProperties(properties, type) : []) {
    const message = 'this property is not supported'
    problems.push({ ...place, path: `Properties.${path}`, message })
  }
  for (const { path, message } of type ? policyProblems(properties, type) : []) {
    problems.push({ ...place, path: `Properties.${path}`, message })
  }
  for (const dependency of dependsOn(resource)) {
    if (!known.has(dependency)) {
      problems.push({
        ...place,
        path: 'DependsOn',
        message: `there is no resource "${dependency}"`,
      })
    }
  }
  const references = referenceProblems(properties, 'Properties', known)
  return [...problems, ...references.map((one) => ({ ...place, ...one }))]
}

function referenceProblems(
  value: unknown,
  path: string,
  known: ReadonlySet<string>,
): Array<{ readonly path: string; readonly message: string }> {
  const problems: Array<{ readonly path: string; readonly message: string }> = []
  eachIntrinsic(value, path, (intrinsic, at) => {
    if (!settledFunctions.includes(intrinsic.name)) {
      problems.push({ path: at, message: `the function ${intrinsic.name} is not supported` })
    }
    for (const name of namesIn(intrinsic)) {
      if (!known.has(name)) problems.push({ path: at, message: `refers to unknown "${name}"` })
    }
  })
  eachText(value, path, (text, at) => {
    if (text.includes('{{resolve:')) {
      problems.push({ path: at, message: `the dynamic reference ${text} is not supported` })
    }
  })
  return problems
}

function dependsOn(resource: TemplateResource): readonly string[] {
  const { DependsOn: named = [] } = resource
  return typeof named === 'string' ? [named] : named
}

function dependenciesOf(resources: ReadonlyMap<string, TemplateResource>, id: string): string[] {
  const resource = resources.get(id)
  if (!resource) return []
  const named = [...dependsOn(resource), ...referencesOf(resource.Properties)]
  return named.filter((name) => resources.has(name))
}
