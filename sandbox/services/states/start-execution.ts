/** Starts an execution of a machine, a version or an alias. */
import { startExecution } from '../../machines/executions.ts'
import { toSeconds } from '../../machines/page.ts'
import type { Action } from '../service.ts'

interface Request {
  readonly stateMachineArn: string
  readonly name?: string
  /** Default `{}`. */
  readonly input?: string
}

export const action: Action = async (request: Request, call) => {
  const started = await startExecution(call.world, {
    stateMachineArn: request.stateMachineArn,
    ...(request.name !== undefined && { name: request.name }),
    input: request.input ?? '{}',
    caller: call.caller.arn,
  })
  return { executionArn: started.executionArn, startDate: toSeconds(started.startDate) }
}
