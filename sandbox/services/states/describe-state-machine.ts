/** Describes a state machine, as it is or as a version published it. */
import { toSeconds } from '../../machines/page.ts'
import { resolveMachine } from '../../machines/registry.ts'
import type { Action } from '../service.ts'

interface Request {
  readonly stateMachineArn: string
}

export const action: Action = (request: Request, call) => {
  const { stateMachine, revision, version } = resolveMachine(call.world, request.stateMachineArn)
  return {
    stateMachineArn: version?.arn ?? stateMachine.arn,
    name: stateMachine.name,
    status: 'ACTIVE',
    definition: revision.definitionText,
    roleArn: revision.roleArn,
    type: stateMachine.type,
    creationDate: toSeconds(version?.createdAt ?? stateMachine.createdAt),
    loggingConfiguration: { level: 'OFF', includeExecutionData: false },
    revisionId: revision.revisionId,
    ...(version?.description !== undefined && { description: version.description }),
  }
}
