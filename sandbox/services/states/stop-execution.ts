/** Aborts an execution of a Standard machine. */
import { findExecution, stopExecution } from '../../machines/executions.ts'
import { refuseExpress } from '../../machines/express.ts'
import { toSeconds } from '../../machines/page.ts'
import type { Action } from '../service.ts'

interface Request {
  readonly executionArn: string
  readonly error?: string
  readonly cause?: string
}

export const action: Action = async (request: Request, call) => {
  refuseExpress(findExecution(call.world, request.executionArn))
  const { stopDate } = await stopExecution(call.world, request)
  return { stopDate: toSeconds(stopDate) }
}
