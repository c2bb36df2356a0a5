/** How a state, a Choice rule or a catcher ends: its Assign, its Output and where it leads. */
import { compileTemplate } from './expressions.ts'
import { checkSize, type Payload, payloadOf } from './payload.ts'
import type { Definition, Extra, Step, Visit } from './state.ts'

export type Completion = (visit: Visit, fallback: Payload, extra?: Extra) => Promise<Step>

/**
 * `Assign` and `Output` both see the variables as the state found them; what is assigned shows
 * from the next state on. Without `Output` the fallback goes on.
 */
export function compileCompletion(
  definition: Definition,
  place: { readonly field: string; readonly next: string | undefined; readonly also?: unknown },
): Completion {
  const { next } = place
  const output =
    definition.Output === undefined
      ? undefined
      : compileTemplate(definition.Output, `${place.field}Output`)
  const merged = mergeAssign(place.also, definition.Assign)
  const assign = merged && compileTemplate(merged, `${place.field}Assign`)
  return async (visit, fallback, extra) => {
    const values = assign && (await visit.evaluate(assign, extra))
    const payload = output
      ? payloadOf(await visit.evaluate(output, extra), `The state '${visit.state.name}' output`)
      : fallback
    if (values) {
      checkSize(JSON.stringify(values), `The state '${visit.state.name}' assignment`)
      visit.branch.variables.assign(values as Record<string, unknown>)
    }
    return { next, output: payload }
  }
}

function mergeAssign(first: unknown, second: unknown): object | undefined {
  if (first === undefined && second === undefined) return undefined
  return { ...(first as object | undefined), ...(second as object | undefined) }
}

/** `Next`, or undefined for `End: true`. */
export function nextOf(definition: Definition): string | undefined {
  return definition.Next === undefined ? undefined : String(definition.Next)
}
