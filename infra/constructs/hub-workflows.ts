/** The hub's machines. */
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { StateMachineType } from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import { machineName } from '../../core/deployed-names.ts'
import type { HubFunctions } from './hub-functions.ts'
import { Workflow } from './workflow.ts'

export interface HubWorkflowsProps {
  readonly functions: HubFunctions
  readonly unreadEvents: Queue
}

export class HubWorkflows extends Construct {
  readonly handleDirectoryChange: Workflow
  readonly reconcileUser: Workflow
  readonly reconcileGroup: Workflow
  readonly reconcileRole: Workflow
  readonly reconcileAll: Workflow
  readonly recordRoleAssumption: Workflow

  constructor(scope: Construct, id: string, { functions, unreadEvents }: HubWorkflowsProps) {
    super(scope, id)
    this.handleDirectoryChange = new Workflow(this, 'HandleDirectoryChange', {
      name: machineName.handleDirectoryChange,
      type: StateMachineType.EXPRESS,
      functions: { RequestReconciliation: functions.requestReconciliation.alias },
      queues: { UnreadEvents: unreadEvents },
    })
    this.reconcileUser = new Workflow(this, 'ReconcileUser', {
      name: machineName.reconcileUser,
      type: StateMachineType.STANDARD,
      functions: {
        PlanAccess: functions.planAccess.alias,
        ApplyStep: functions.applyStep.alias,
        LookAtStep: functions.lookAtStep.alias,
        LookAtData: functions.lookAtData.alias,
        ReleaseLease: functions.releaseLease.alias,
        SweepLeases: functions.sweepLeases.alias,
      },
    })
    this.reconcileGroup = new Workflow(this, 'ReconcileGroup', {
      name: machineName.reconcileGroup,
      type: StateMachineType.STANDARD,
      functions: { ReadGroup: functions.readGroup.alias },
    })
    this.reconcileRole = new Workflow(this, 'ReconcileRole', {
      name: machineName.reconcileRole,
      type: StateMachineType.STANDARD,
      functions: { WriteDenyList: functions.writeDenyList.alias },
    })
    this.reconcileAll = new Workflow(this, 'ReconcileAll', {
      name: machineName.reconcileAll,
      type: StateMachineType.STANDARD,
      functions: { CompareEveryone: functions.compareEveryone.alias },
    })
    this.recordRoleAssumption = new Workflow(this, 'RecordRoleAssumption', {
      name: machineName.recordRoleAssumption,
      type: StateMachineType.EXPRESS,
      functions: { RecordRoleAssumption: functions.recordRoleAssumption.alias },
      queues: { UnreadEvents: unreadEvents },
    })
  }

  get all(): readonly Workflow[] {
    return [
      this.handleDirectoryChange,
      this.reconcileUser,
      this.reconcileGroup,
      this.reconcileRole,
      this.reconcileAll,
      this.recordRoleAssumption,
    ]
  }
}
