/** Starts of executions through Step Functions, named so that the same start twice is one. */
import { type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { sha256Hex } from '../core/digest.ts'
import type { Workflows } from '../core/ports.ts'
import { coreError, isAlreadyStarted } from './errors.ts'

/** Step Functions: 1 to 80 characters, no white space, brackets, wildcards or punctuation. */
const NAME_MAX = 80
const safe = /^[A-Za-z0-9_-]+$/

/** The machines are named by ARN, version or alias included. */
export function stepFunctionsWorkflows(options: {
  readonly client: SFNClient
  readonly reconcileUserMachine: string
  readonly reconcileGroupMachine: string
  readonly reconcileRoleMachine: string
  readonly reconcileAllMachine: string
}): Workflows {
  const { client, reconcileUserMachine, reconcileGroupMachine } = options
  const { reconcileRoleMachine, reconcileAllMachine } = options
  return {
    reconcileUser: (input) =>
      start(client, {
        stateMachineArn: reconcileUserMachine,
        name: executionName('user', input.userId, input.fence),
        input: JSON.stringify(input),
      }),
    reconcileGroup: (input) =>
      start(client, {
        stateMachineArn: reconcileGroupMachine,
        name: executionName('group', input.groupId, input.fence),
        input: JSON.stringify(input),
      }),
    reconcileRole: (input) =>
      start(client, {
        stateMachineArn: reconcileRoleMachine,
        name: executionName('role', input.roleArn, input.fence),
        input: JSON.stringify(input),
      }),
    reconcileAll: (input) =>
      start(client, {
        stateMachineArn: reconcileAllMachine,
        name: executionName('all', 'everyone', input.fence),
        input: JSON.stringify(input),
      }),
  }
}

async function start(
  client: SFNClient,
  request: { readonly stateMachineArn: string; readonly name: string; readonly input: string },
): Promise<void> {
  try {
    await client.send(new StartExecutionCommand(request))
  } catch (error) {
    if (isAlreadyStarted(error)) return
    throw coreError(error)
  }
}

/**
 * `user-<id>-<fence>`. An id that would not fit the name's pattern or length stands as its digest,
 * so that no two ids share a name.
 */
export function executionName(
  kind: 'user' | 'group' | 'role' | 'all',
  id: string,
  fence: number,
): string {
  const name = `${kind}-${id}-${fence}`
  if (safe.test(name) && name.length <= NAME_MAX) return name
  return `${kind}-${sha256Hex(id).slice(0, 40)}-${fence}`
}
