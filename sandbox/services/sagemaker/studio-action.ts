/** What every SageMaker action does first: the rate, then the shape of the request. */
import type { Action, Call } from '../service.ts'
import { throttle } from './throttle.ts'
import { validateRequest } from './validate.ts'

/** `run` sees requests that satisfy the API model only. */
export function studioAction<Request>(
  operation: string,
  run: (request: Request, call: Call) => object | undefined,
): Action {
  return (input: Request, call) => {
    throttle(operation, call)
    validateRequest(operation, input)
    return run(input, call)
  }
}
