/** The Parallel state: all of its branches at once, on the same input. */
import { compileCompletion, nextOf } from '../completion.ts'
import { StateError } from '../errors.ts'
import { compileTemplate } from '../expressions.ts'
import { runFlow } from '../flow.ts'
import { listPayload, runGroup } from '../group.ts'
import { checkSize, payloadOf } from '../payload.ts'
import { withRecovery } from '../recovery.ts'
import type { Definition, StateCompiler } from '../state.ts'

export const compileParallel: StateCompiler = (definition, compileFlow) => {
  const flows = (definition.Branches as Definition[]).map(compileFlow)
  const template =
    definition.Arguments === undefined
      ? undefined
      : compileTemplate(definition.Arguments, 'Arguments')
  const complete = compileCompletion(definition, { field: '', next: nextOf(definition) })
  return withRecovery(definition, async (visit) => {
    const { name } = visit.state
    const input = template
      ? payloadOf(await visit.evaluate(template), `The state '${name}' Arguments`)
      : visit.input
    visit.branch.record('ParallelStateStarted')
    const outputs = await runGroup({
      parent: visit.branch,
      count: flows.length,
      concurrency: flows.length,
      each: (branch, index) => runFlow(flows[index] as (typeof flows)[number], input, branch),
    }).catch((thrown: unknown) => {
      if (thrown instanceof StateError) visit.branch.record('ParallelStateFailed')
      throw thrown
    })
    const result = listPayload(outputs)
    checkSize(result.text, `The state '${name}' result`)
    visit.branch.record('ParallelStateSucceeded')
    return complete(visit, result, { result: result.value })
  })
}
