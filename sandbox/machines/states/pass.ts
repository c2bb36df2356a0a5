/** The Pass state: hands its input on, or its Output. */
import { compileCompletion, nextOf } from '../completion.ts'
import type { Definition, Execute } from '../state.ts'

export function compilePass(definition: Definition): Execute {
  const complete = compileCompletion(definition, { field: '', next: nextOf(definition) })
  return (visit) => complete(visit, visit.input)
}
