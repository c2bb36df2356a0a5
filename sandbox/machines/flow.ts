/** Runs a flow of states from its start to its end. */
import { checkSize, type Payload } from './payload.ts'
import type { Branch } from './run.ts'
import { type Flow, Visit } from './state.ts'

/** Rejects with a StateError, a FatalError or a StoppedError. */
export async function runFlow(flow: Flow, input: Payload, branch: Branch): Promise<Payload> {
  let state = flow.start
  let payload = input
  for (;;) {
    const { name, type } = state
    branch.stopper.check()
    branch.run.transitions++
    branch.record(`${type}StateEntered`, [
      'stateEnteredEventDetails',
      { name, input: payload.text },
    ])
    const step = await state.execute(new Visit(branch, state, payload))
    payload = step.output
    checkSize(payload.text, `The state '${name}' output`)
    branch.record(`${type}StateExited`, ['stateExitedEventDetails', { name, output: payload.text }])
    if (step.next === undefined) return payload
    const next = flow.states.get(step.next)
    if (!next) throw new Error(`the flow has no state "${step.next}"`)
    state = next
  }
}
