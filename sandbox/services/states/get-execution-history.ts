/** Reads the events of an execution of a Standard machine. */
import { findExecution } from '../../machines/executions.ts'
import { refuseExpress } from '../../machines/express.ts'
import type { HistoryEvent } from '../../machines/interpreter.ts'
import { type PageRequest, pageOf, toSeconds } from '../../machines/page.ts'
import type { Action } from '../service.ts'

interface Request extends PageRequest {
  readonly executionArn: string
  readonly reverseOrder?: boolean
  /** Default true; false leaves inputs and outputs out. */
  readonly includeExecutionData?: boolean
}

/** Members of an event's details that are data of the execution. */
const DATA = ['input', 'output', 'parameters']
/** The model requires this member; that it is empty then is assumed. */
const NO_DATA = { parameters: '' }

export const action: Action = (request: Request, call) => {
  const execution = findExecution(call.world, request.executionArn)
  refuseExpress(execution)
  const { history } = execution.run
  const ordered = request.reverseOrder ? history.toReversed() : history
  const { page, nextToken } = pageOf(ordered, request)
  const withData = request.includeExecutionData ?? true
  return {
    events: page.map((event) => onWire(event, withData)),
    ...(nextToken && { nextToken }),
  }
}

function onWire(event: HistoryEvent, withData: boolean): object {
  const wire: Record<string, unknown> = { ...event, timestamp: toSeconds(event.timestamp) }
  if (withData) return wire
  for (const [name, details] of Object.entries(wire)) {
    if (!name.endsWith('EventDetails')) continue
    const kept = Object.entries(details as object).filter(([member]) => !DATA.includes(member))
    wire[name] = { ...Object.fromEntries(kept), ...('parameters' in Object(details) && NO_DATA) }
  }
  return wire
}
