/** Describes an execution of a Standard machine. */
import { findExecution, summaryOf } from '../../machines/executions.ts'
import { refuseExpress } from '../../machines/express.ts'
import { toSeconds } from '../../machines/page.ts'
import type { Action } from '../service.ts'

interface Request {
  readonly executionArn: string
}

export const action: Action = (request: Request, call) => {
  const execution = findExecution(call.world, request.executionArn)
  refuseExpress(execution)
  const { status, startDate, stopDate, input, output, error, cause } = summaryOf(execution)
  return {
    executionArn: execution.executionArn,
    stateMachineArn: execution.stateMachineArn,
    ...(execution.versionArn && { stateMachineVersionArn: execution.versionArn }),
    ...(execution.aliasArn && { stateMachineAliasArn: execution.aliasArn }),
    name: execution.name,
    status,
    startDate: toSeconds(startDate),
    ...(stopDate !== undefined && { stopDate: toSeconds(stopDate) }),
    input,
    inputDetails: { included: true },
    ...(output !== undefined && { output, outputDetails: { included: true } }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
    redriveCount: 0,
  }
}
