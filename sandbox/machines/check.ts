/** Says what is wrong with a definition, or not supported here, by state and field. */
import {
  BRANCH_FIELDS,
  CATCHER_FIELDS,
  FIELDS,
  isObject,
  MACHINE_FIELDS,
  PROCESSOR_FIELDS,
  REQUIRED,
  RETRIER_FIELDS,
  RULE_FIELDS,
  VALUES,
} from './check-fields.ts'
import type { Definition, StateType } from './state.ts'

/**
 * The Task resources the sandbox carries out, each with the Arguments it knows; each answers as
 * soon as its request is done.
 */
export const RESOURCES: Readonly<Record<string, readonly string[]>> = {
  'arn:aws:states:::lambda:invoke': ['FunctionName', 'Payload'],
  'arn:aws:states:::states:startExecution': ['StateMachineArn', 'Input', 'Name'],
  'arn:aws:states:::sqs:sendMessage': ['QueueUrl', 'MessageBody'],
}

/** Longest name of a state, in characters. */
const LONGEST_STATE_NAME = 80
const VARIABLE = /^[\p{L}_][\p{L}\p{N}_]{0,79}$/u

interface Checking {
  readonly faults: string[]
  readonly names: Set<string>
}

/** Every fault found, none when the machine can be run. JSONata itself is parsed when compiling. */
export function checkDefinition(definition: unknown): readonly string[] {
  const faults: string[] = []
  if (!isObject(definition)) return ['the definition is not a JSON object']
  if (definition.QueryLanguage !== 'JSONata') {
    faults.push('the machine: QueryLanguage must be JSONata, the only one supported here')
  }
  checkFields(definition, { allowed: MACHINE_FIELDS, place: 'the machine', faults })
  if (definition.Version !== undefined && definition.Version !== '1.0') {
    faults.push('the machine: Version must be 1.0')
  }
  if (typeof definition.TimeoutSeconds === 'string') {
    faults.push('the machine: TimeoutSeconds must be a number')
  }
  checkFlow(definition, 'the machine', new Set(), { faults, names: new Set() })
  return faults
}

function checkFlow(
  flow: Definition,
  place: string,
  outer: ReadonlySet<string>,
  checking: Checking,
): void {
  const { faults } = checking
  if (!isObject(flow.States) || Object.keys(flow.States).length === 0) {
    faults.push(`${place}: States must be an object of at least one state`)
    return
  }
  const states = new Map<string, Definition>()
  for (const [name, state] of Object.entries(flow.States)) {
    if (isObject(state)) states.set(name, state)
    else faults.push(`state "${name}": is not an object`)
    if (checking.names.has(name)) faults.push(`state "${name}": the name is used twice`)
    checking.names.add(name)
  }
  if (typeof flow.StartAt !== 'string' || !states.has(flow.StartAt)) {
    faults.push(`${place}: StartAt names no state of its States`)
  } else {
    checkReachable(states, flow.StartAt, faults)
  }
  const assigned = new Set([...outer, ...[...states.values()].flatMap(assignedBy)])
  for (const [name, state] of states) {
    checkState(name, state, { states, checking })
    for (const variable of assignedBy(state)) checkVariable(name, variable, outer, faults)
    for (const [inner, where] of innerFlows(name, state)) {
      checkFlow(inner, where, assigned, checking)
    }
  }
}

function checkState(
  name: string,
  state: Definition,
  around: { readonly states: ReadonlyMap<string, Definition>; readonly checking: Checking },
): void {
  const { faults } = around.checking
  const place = `state "${name}"`
  if (name.length === 0 || name.length > LONGEST_STATE_NAME) {
    faults.push(`${place}: a state's name has 1 to ${LONGEST_STATE_NAME} characters`)
  }
  const type = state.Type as StateType
  if (!Object.hasOwn(FIELDS, type)) {
    faults.push(`${place}: Type ${JSON.stringify(state.Type)} is not supported here`)
    return
  }
  checkFields(state, { allowed: FIELDS[type], place, faults })
  for (const field of REQUIRED[type]) {
    if (state[field] === undefined) faults.push(`${place}: ${field} is missing`)
  }
  checkParts(state, place, faults)
  checkOwnRules(type, state, place, faults)
  for (const [field, target] of targets(state)) {
    if (!around.states.has(target)) faults.push(`${place}: ${field} names no state "${target}"`)
  }
}

function checkParts(state: Definition, place: string, faults: string[]): void {
  const parts = [
    ['Choices', RULE_FIELDS, ['Condition', 'Next']],
    ['Retry', RETRIER_FIELDS, ['ErrorEquals']],
    ['Catch', CATCHER_FIELDS, ['ErrorEquals', 'Next']],
    ['Branches', BRANCH_FIELDS, []],
  ] as const
  for (const [field, allowed, required] of parts) {
    const list = objects(state[field])
    list.forEach((part, index) => {
      const where = `${place}: ${field}[${index}]`
      checkFields(part, { allowed, place: where, faults })
      for (const name of required) {
        if (part[name] === undefined) faults.push(`${where}: ${name} is missing`)
      }
      if ('ErrorEquals' in part) checkWildcard(part, index === list.length - 1, where, faults)
    })
  }
}

function checkWildcard(part: Definition, last: boolean, place: string, faults: string[]): void {
  const errors = part.ErrorEquals
  if (!Array.isArray(errors) || !errors.includes('States.ALL')) return
  if (errors.length > 1) faults.push(`${place}: ErrorEquals: States.ALL must stand alone`)
  if (!last) faults.push(`${place}: ErrorEquals: States.ALL must come last`)
}

function checkOwnRules(type: StateType, state: Definition, place: string, faults: string[]): void {
  const passes = FIELDS[type].includes('End')
  if (passes && (state.Next === undefined) === (state.End === undefined)) {
    faults.push(`${place}: either Next or End must be given`)
  }
  if (type === 'Wait' && (state.Seconds === undefined) === (state.Timestamp === undefined)) {
    faults.push(`${place}: either Seconds or Timestamp must be given`)
  }
  if (type === 'Task') checkTask(state, place, faults)
  if (type === 'Map' && isObject(state.ItemProcessor)) {
    const processor = state.ItemProcessor
    checkFields(processor, { allowed: PROCESSOR_FIELDS, place: `${place}: ItemProcessor`, faults })
    const mode = isObject(processor.ProcessorConfig) ? processor.ProcessorConfig : {}
    for (const [field, value] of Object.entries(mode)) {
      if (field === 'Mode' && value === 'INLINE') continue
      faults.push(`${place}: ProcessorConfig: ${field} ${JSON.stringify(value)} is not supported`)
    }
  }
}

function checkTask(state: Definition, place: string, faults: string[]): void {
  const known = RESOURCES[String(state.Resource)]
  if (!known) {
    faults.push(`${place}: Resource ${JSON.stringify(state.Resource)} is not supported here`)
    return
  }
  if (!isObject(state.Arguments)) return
  checkFields(state.Arguments, { allowed: known, place: `${place}: Arguments`, faults })
}

function checkFields(
  object: Definition,
  rules: {
    readonly allowed: readonly string[]
    readonly place: string
    readonly faults: string[]
  },
): void {
  for (const [field, value] of Object.entries(object)) {
    if (!rules.allowed.includes(field)) {
      rules.faults.push(`${rules.place}: field ${field} is not supported here`)
      continue
    }
    const rule = VALUES[field]
    if (!rule || rule.test(value)) continue
    rules.faults.push(`${rules.place}: ${field} must be ${rule.expected}`)
  }
}

/** Inner scopes may read an outer variable but not have one of its name (assumed of AWS). */
function checkVariable(
  state: string,
  variable: string,
  outer: ReadonlySet<string>,
  faults: string[],
): void {
  const place = `state "${state}": Assign ${variable}`
  if (variable === 'states') faults.push(`${place}: the name is reserved`)
  else if (!VARIABLE.test(variable)) faults.push(`${place}: is not a variable's name`)
  if (outer.has(variable)) faults.push(`${place}: is a variable of the flow around it`)
}

function checkReachable(
  states: ReadonlyMap<string, Definition>,
  start: string,
  faults: string[],
): void {
  const reached = new Set<string>()
  const waiting = [start]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const state = states.get(name)
    if (!state || reached.has(name)) continue
    reached.add(name)
    waiting.push(...targets(state).map(([, target]) => target))
  }
  for (const name of states.keys()) {
    if (!reached.has(name)) faults.push(`state "${name}": cannot be reached from StartAt`)
  }
}

function targets(state: Definition): ReadonlyArray<readonly [field: string, target: string]> {
  return [
    ['Next', state.Next] as const,
    ['Default', state.Default] as const,
    ...objects(state.Choices).map((rule, index) => [`Choices[${index}] Next`, rule.Next] as const),
    ...objects(state.Catch).map((part, index) => [`Catch[${index}] Next`, part.Next] as const),
  ].flatMap(([field, target]) => (typeof target === 'string' ? [[field, target] as const] : []))
}

function assignedBy(state: Definition): string[] {
  const holders = [state, ...objects(state.Choices), ...objects(state.Catch)]
  return holders.flatMap(({ Assign }) => (isObject(Assign) ? Object.keys(Assign) : []))
}

function innerFlows(name: string, state: Definition): Array<readonly [Definition, string]> {
  const branches = objects(state.Branches).map(
    (branch, index) => [branch, `state "${name}": Branches[${index}]`] as const,
  )
  if (!isObject(state.ItemProcessor)) return branches
  return [...branches, [state.ItemProcessor, `state "${name}": ItemProcessor`]]
}

function objects(value: unknown): Definition[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}
