/** Workflows in memory: each name starts once, and what starts is handed to the test. */
import { executionName } from '../../adapters/workflows.step-functions.ts'
import type {
  ReconcileAllInput,
  ReconcileGroupInput,
  ReconcileRoleInput,
  ReconcileUserInput,
  Workflows,
} from '../../core/ports.ts'
import { type Fault, noFault } from './memory-tables.ts'

export type Started =
  | {
      readonly name: string
      readonly machine: 'reconcile-user'
      readonly input: ReconcileUserInput
    }
  | {
      readonly name: string
      readonly machine: 'reconcile-group'
      readonly input: ReconcileGroupInput
    }
  | {
      readonly name: string
      readonly machine: 'reconcile-role'
      readonly input: ReconcileRoleInput
    }
  | {
      readonly name: string
      readonly machine: 'reconcile-all'
      readonly input: ReconcileAllInput
    }

export interface MemoryWorkflows extends Workflows {
  /** In the order of their start. */
  readonly started: Started[]
}

export function memoryWorkflows(
  options: {
    /** Called at each start that is not a repetition. */
    readonly onStart?: (execution: Started) => void
    readonly fault?: Fault
  } = {},
): MemoryWorkflows {
  const { onStart = () => {}, fault = noFault } = options
  const started: Started[] = []
  const start = (execution: Started) => {
    if (started.some(({ name }) => name === execution.name)) return
    started.push(execution)
    onStart(execution)
  }
  return {
    started,
    reconcileUser: (input) =>
      fault('workflows.reconcileUser', () => {
        const name = executionName('user', input.userId, input.fence)
        start({ name, machine: 'reconcile-user', input })
      }),
    reconcileGroup: (input) =>
      fault('workflows.reconcileGroup', () => {
        const name = executionName('group', input.groupId, input.fence)
        start({ name, machine: 'reconcile-group', input })
      }),
    reconcileRole: (input) =>
      fault('workflows.reconcileRole', () => {
        const name = executionName('role', input.roleArn, input.fence)
        start({ name, machine: 'reconcile-role', input })
      }),
    reconcileAll: (input) =>
      fault('workflows.reconcileAll', () => {
        const name = executionName('all', 'everyone', input.fence)
        start({ name, machine: 'reconcile-all', input })
      }),
  }
}
