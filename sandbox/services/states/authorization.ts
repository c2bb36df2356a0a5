/** What Step Functions' actions need: the machine, or the execution, as the request names it. */
import type { Authorize } from '../service.ts'

const ofMachines = ['StartExecution', 'DescribeStateMachine', 'ListExecutions']
const ofExecutions = ['DescribeExecution', 'GetExecutionHistory', 'StopExecution']

export const authorize: Authorize = (action, input) => {
  const named = ofMachines.includes(action)
    ? input.stateMachineArn
    : ofExecutions.includes(action)
      ? input.executionArn
      : undefined
  return [{ action: `states:${action}`, resource: named === undefined ? '*' : String(named) }]
}
