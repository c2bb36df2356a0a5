/** What every SageMaker action does first: the rate. */
import type { Action, Call } from '../service.ts'
import { throttle } from './throttle.ts'

export function studioAction<Request>(
  operation: string,
  run: (request: Request, call: Call) => object | undefined,
): Action {
  return (input: Request, call) => {
    throttle(operation, call)
    return run(input, call)
  }
}
