/** Lists the executions of a Standard machine, newest first. */
import { type ExecutionStatus, executionsOf } from '../../machines/executions.ts'
import { type PageRequest, pageOf, toSeconds } from '../../machines/page.ts'
import { resolveMachine } from '../../machines/registry.ts'
import { type Action, AwsError } from '../service.ts'

interface Request extends PageRequest {
  /** Of a machine, a version or an alias; for the latter two only what was started by them. */
  readonly stateMachineArn: string
  readonly statusFilter?: ExecutionStatus
}

export const action: Action = (request: Request, call) => {
  const { stateMachine, version, alias } = resolveMachine(call.world, request.stateMachineArn)
  if (stateMachine.type === 'EXPRESS') {
    throw new AwsError(
      'StateMachineTypeNotSupported',
      'This operation is not supported by this type of state machine',
    )
  }
  const found = executionsOf(call.world, stateMachine.arn).filter(
    ({ execution, status }) =>
      (!alias || execution.aliasArn === alias.arn) &&
      (!version || execution.versionArn === version.arn) &&
      (request.statusFilter === undefined || status === request.statusFilter),
  )
  const { page, nextToken } = pageOf(found, request)
  return {
    executions: page.map(({ execution, status }) => ({
      executionArn: execution.executionArn,
      stateMachineArn: execution.stateMachineArn,
      ...(execution.versionArn && { stateMachineVersionArn: execution.versionArn }),
      ...(execution.aliasArn && { stateMachineAliasArn: execution.aliasArn }),
      name: execution.name,
      status,
      startDate: toSeconds(execution.startDate),
      ...(execution.stopDate !== undefined && { stopDate: toSeconds(execution.stopDate) }),
      redriveCount: 0,
    })),
    ...(nextToken && { nextToken }),
  }
}
