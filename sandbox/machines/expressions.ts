/** JSONata 2.0.6 as Step Functions runs it: `{% %}` texts inside JSON, compiled once. */
import jsonata from 'jsonata'
import { StateError } from './errors.ts'
import { type EvaluationRun, type Focus, FUNCTIONS, RUN_BINDING, runOf } from './functions.ts'
import { setOwn, toPlain } from './payload.ts'
import type { Variables } from './variables.ts'

/** What an expression sees: `$states`, the variables, and the run's clock and randomness. */
export interface Scope {
  readonly states: () => Readonly<Record<string, unknown>>
  readonly variables: Variables
  readonly run: Omit<EvaluationRun, 'steps'>
}

/** A JSON value with expressions, ready to be evaluated; the result is a fresh, plain value. */
export type Template = (scope: Scope) => Promise<unknown>

interface Compiled {
  readonly expression: jsonata.Expression
  readonly names: ReadonlySet<string>
}

const ENTRY = Symbol.for('jsonata.__evaluate_entry')

/**
 * AWS ends an evaluation after one second; steps are counted here instead, so that a run is the
 * same on every machine. Assumed: about a million steps a second.
 */
const MOST_STEPS = 1_000_000

const MOST_CACHED = 10_000
const cache = new Map<string, Compiled>()

export function isExpression(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith('{%') && value.endsWith('%}')
}

/**
 * `field` is where the value stands in its state, for example `Arguments/Payload`. Throws an Error
 * naming that field for a text that is no JSONata, or calls what Step Functions does not have.
 */
export function compileTemplate(value: unknown, field: string): Template {
  if (isExpression(value)) return compileExpression(value, field)
  if (typeof value === 'string') {
    const trimmed = value.trim()
    if (trimmed.startsWith('{%') || trimmed.endsWith('%}')) {
      throw new Error(`${field}: an expression starts with {% and ends with %}, without spaces`)
    }
  }
  if (Array.isArray(value)) return compileList(value, field)
  if (typeof value === 'object' && value !== null) return compileObject(value, field)
  return async () => value
}

function compileList(items: readonly unknown[], field: string): Template {
  const templates = items.map((item, index) => compileTemplate(item, `${field}[${index}]`))
  return async (scope) => {
    const result: unknown[] = []
    for (const template of templates) result.push(await template(scope))
    return result
  }
}

function compileObject(object: object, field: string): Template {
  const members = Object.entries(object).map(
    ([key, member]) => [key, compileTemplate(member, `${field}/${key}`)] as const,
  )
  return async (scope) => {
    const result: Record<string, unknown> = {}
    for (const [key, template] of members) setOwn(result, key, await template(scope))
    return result
  }
}

function compileExpression(text: string, field: string): Template {
  const source = text.slice(2, -2).trim()
  const { expression, names } = compile(source, field)
  const seesStates = names.has('states')
  return async (scope) => {
    const bindings: Record<string, unknown> = { [RUN_BINDING]: runFor(scope) }
    if (seesStates) bindings.states = scope.states()
    for (const name of names) {
      const variable = scope.variables.get(name)
      if (variable !== undefined) bindings[name] = variable
    }
    const result = await evaluate(expression, bindings, { source, field })
    if (result === undefined) {
      throw evaluationError({ source, field }, 'returned nothing (undefined).')
    }
    return toPlain(result)
  }
}

function runFor(scope: Scope): EvaluationRun {
  return { clock: scope.run.clock, random: scope.run.random, steps: 0 }
}

async function evaluate(
  expression: jsonata.Expression,
  bindings: Record<string, unknown>,
  where: { readonly source: string; readonly field: string },
): Promise<unknown> {
  try {
    return await expression.evaluate(undefined, bindings)
  } catch (thrown) {
    const message = thrown instanceof Object && 'message' in thrown ? thrown.message : thrown
    throw evaluationError(where, `threw an error: ${String(message)}`)
  }
}

/** The words for a result that is missing are AWS's own; those for an error are assumed. */
export function evaluationError(
  where: { readonly source: string; readonly field: string },
  problem: string,
): StateError {
  return new StateError(
    'States.QueryEvaluationError',
    `The JSONata expression '${where.source}' specified for the field '${where.field}' ${problem}`,
  )
}

function compile(source: string, field: string): Compiled {
  const known = cache.get(source)
  if (known) return known
  const expression = parse(source, field)
  const nodes = collect(expression.ast())
  if (nodes.names.has('eval')) throw new Error(`${field}: Step Functions has no $eval; use $parse`)
  for (const [name, [implementation, signature]] of Object.entries(FUNCTIONS)) {
    if (nodes.names.has(name)) expression.registerFunction(name, implementation, signature)
  }
  // Only a lambda can run without end, and only $toMillis reads JSONata's own time.
  if (nodes.lambda || nodes.names.has('toMillis')) {
    expression.assign(ENTRY as unknown as string, onEntry)
  }
  const compiled = { expression, names: nodes.names }
  if (cache.size >= MOST_CACHED) cache.clear()
  cache.set(source, compiled)
  return compiled
}

function parse(source: string, field: string): jsonata.Expression {
  try {
    return jsonata(source)
  } catch (thrown) {
    const message = thrown instanceof Object && 'message' in thrown ? thrown.message : thrown
    throw new Error(`${field}: not a JSONata expression: ${String(message)} in "${source}"`)
  }
}

function onEntry(_node: unknown, _input: unknown, environment: Focus['environment']): void {
  const run = runOf({ environment, input: undefined })
  environment.timestamp = new Date(run.clock.now())
  if (++run.steps > MOST_STEPS) {
    throw new Error('the expression took longer than the limit of Step Functions')
  }
}

/** The variables an expression names, and whether it defines a function. */
function collect(root: unknown): { readonly names: Set<string>; readonly lambda: boolean } {
  const names = new Set<string>()
  const seen = new Set<unknown>()
  let lambda = false
  const visit = (node: unknown) => {
    if (typeof node !== 'object' || node === null || seen.has(node)) return
    seen.add(node)
    if ('type' in node && node.type === 'lambda') lambda = true
    if ('type' in node && node.type === 'variable' && 'value' in node) names.add(String(node.value))
    for (const member of Object.values(node)) visit(member)
  }
  visit(root)
  return { names, lambda }
}
