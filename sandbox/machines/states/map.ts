/** The Map state, inline: its ItemProcessor for each item, some of them at a time. */
import { compileCompletion, nextOf } from '../completion.ts'
import { StateError, StoppedError } from '../errors.ts'
import { compileTemplate, type Template } from '../expressions.ts'
import { runFlow } from '../flow.ts'
import { listPayload, runGroup } from '../group.ts'
import { checkSize, payloadOf } from '../payload.ts'
import { withRecovery } from '../recovery.ts'
import type { Branch } from '../run.ts'
import type { Definition, Flow, StateCompiler, Visit } from '../state.ts'

/** An inline Map runs at most 40 iterations at once (state-map-inline in the developer guide). */
const MOST_AT_ONCE = 40

export const compileMap: StateCompiler = (definition, compileFlow) => {
  const flow = compileFlow(definition.ItemProcessor as Definition)
  const items = optional(definition, 'Items')
  const selector = optional(definition, 'ItemSelector')
  const concurrency = optional(definition, 'MaxConcurrency')
  const complete = compileCompletion(definition, { field: '', next: nextOf(definition) })
  return withRecovery(definition, async (visit) => {
    const values = items ? await visit.evaluate(items) : visit.input.value
    if (!Array.isArray(values)) throw visit.wrongValue('Items', 'a list')
    const atOnce = concurrency ? await concurrencyOf(visit, concurrency) : MOST_AT_ONCE
    visit.branch.record('MapStateStarted', [
      'mapStateStartedEventDetails',
      { length: values.length },
    ])
    const outputs = await runGroup({
      parent: visit.branch,
      count: values.length,
      concurrency: atOnce,
      mapItem: (index) => ({ Index: index, Value: values[index] }),
      each: (branch, index) => iterate(visit, { branch, index, flow, selector }),
    }).catch((thrown: unknown) => {
      if (thrown instanceof StateError) visit.branch.record('MapStateFailed')
      throw thrown
    })
    const result = listPayload(outputs)
    checkSize(result.text, `The state '${visit.state.name}' result`)
    visit.branch.record('MapStateSucceeded')
    return complete(visit, result, { result: result.value })
  })
}

async function iterate(
  visit: Visit,
  iteration: {
    readonly branch: Branch
    readonly index: number
    readonly flow: Flow
    readonly selector: Template | undefined
  },
) {
  const { branch, index, flow, selector } = iteration
  const details = { name: visit.state.name, index }
  branch.record('MapIterationStarted', ['mapIterationStartedEventDetails', details])
  try {
    const item = branch.mapItem
    const value = selector ? await visit.evaluate(selector, {}, item) : item?.Value
    const input = payloadOf(value, `The state '${visit.state.name}' item`)
    const output = await runFlow(flow, input, branch)
    branch.record('MapIterationSucceeded', ['mapIterationSucceededEventDetails', details])
    return output
  } catch (thrown) {
    const how = thrown instanceof StoppedError ? 'Aborted' : 'Failed'
    branch.record(`MapIteration${how}`, [`mapIteration${how}EventDetails`, details])
    throw thrown
  }
}

/** 0 asks for as many as there may be. */
async function concurrencyOf(visit: Visit, template: Template): Promise<number> {
  const value = await visit.evaluate(template)
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw visit.wrongValue('MaxConcurrency', 'a whole number')
  }
  return value === 0 ? MOST_AT_ONCE : Math.min(value, MOST_AT_ONCE)
}

function optional(definition: Definition, field: string): Template | undefined {
  return definition[field] === undefined ? undefined : compileTemplate(definition[field], field)
}
