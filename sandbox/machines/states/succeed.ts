/** The Succeed state: ends its flow with its input, or its Output. */
import { compileCompletion } from '../completion.ts'
import type { Definition, Execute } from '../state.ts'

export function compileSucceed(definition: Definition): Execute {
  const complete = compileCompletion(definition, { field: '', next: undefined })
  return (visit) => complete(visit, visit.input)
}
