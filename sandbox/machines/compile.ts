/** Compiles a flow of states from its definition. */
import { DefinitionError } from './errors.ts'
import type { Definition, Flow, State, StateCompiler, StateType } from './state.ts'
import { compileChoice } from './states/choice.ts'
import { compileFail } from './states/fail.ts'
import { compileMap } from './states/map.ts'
import { compileParallel } from './states/parallel.ts'
import { compilePass } from './states/pass.ts'
import { compileSucceed } from './states/succeed.ts'
import { compileTask } from './states/task.ts'
import { compileWait } from './states/wait.ts'

const compilers: Readonly<Record<StateType, StateCompiler>> = {
  Task: compileTask,
  Choice: compileChoice,
  Map: compileMap,
  Parallel: compileParallel,
  Wait: compileWait,
  Pass: compilePass,
  Succeed: compileSucceed,
  Fail: compileFail,
}

/** Expects a definition that `check` found no fault in; throws DefinitionError for bad JSONata. */
export function compileFlow(flow: Definition): Flow {
  const states = new Map<string, State>()
  const faults: string[] = []
  for (const [name, state] of Object.entries(flow.States as Record<string, Definition>)) {
    try {
      states.set(name, compileState(name, state))
    } catch (thrown) {
      if (thrown instanceof DefinitionError) faults.push(...thrown.faults)
      else faults.push(`state "${name}": ${thrown instanceof Error ? thrown.message : thrown}`)
    }
  }
  const start = states.get(String(flow.StartAt))
  if (!start || faults.length > 0) throw new DefinitionError(faults)
  return { start, states }
}

function compileState(name: string, definition: Definition): State {
  const type = definition.Type as StateType
  return { name, type, execute: compilers[type](definition, compileFlow) }
}
