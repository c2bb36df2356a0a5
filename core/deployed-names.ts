/** Physical names and ARNs that stacks, functions and the command line agree on. */

/** Paths of our IAM roles: rules tell our own footsteps from people's by them. */
export const rolePath = {
  service: '/rollcall/service/',
  persona: '/rollcall/persona/',
  workload: '/rollcall/workload/',
} as const

export const busName = 'rollcall'

/** The bus of Rollcall's own events, for whoever wants to hear what has become true. */
export const ownBusName = 'rollcall-events'

/** The topic that tells operators what they must know. */
export const noticesTopicName = 'rollcall-notices'

export const tableName = {
  leases: 'rollcall-leases',
  grants: 'rollcall-grants',
  directory: 'rollcall-directory',
  audit: 'rollcall-audit',
} as const

export const machineName = {
  handleDirectoryChange: 'rollcall-handle-directory-change',
  reconcileUser: 'rollcall-reconcile-user',
  reconcileGroup: 'rollcall-reconcile-group',
  reconcileRole: 'rollcall-reconcile-role',
  reconcileAll: 'rollcall-reconcile-all',
  recordRoleAssumption: 'rollcall-record-role-assumption',
} as const

/** Metrics that functions write into their log lines, and alarms watch. */
export const metric = {
  namespace: 'Rollcall',
  /** One for each full reconciliation that was complete: its silence is an alarm. */
  fullReconciliations: 'FullReconciliations',
  /** Users asked for because they differed, by the dimension `Cause`. */
  mendings: 'Mendings',
} as const

/** Functions and machines are published together behind this alias. */
export const aliasName = 'live'

export interface Place {
  readonly account: string
  readonly region: string
}

/** The bucket that leavers' data is copied to. */
export function archiveBucketName({ account, region }: Place): string {
  return `rollcall-archive-${account}-${region}`
}

/** The role with which DataSync writes into the archive. */
export const archiveTransferRoleName = 'rollcall-archive-transfer'

export function busArn({ account, region }: Place): string {
  return `arn:aws:events:${region}:${account}:event-bus/${busName}`
}

export function noticesTopicArn({ account, region }: Place): string {
  return `arn:aws:sns:${region}:${account}:${noticesTopicName}`
}

export function ownBusArn({ account, region }: Place): string {
  return `arn:aws:events:${region}:${account}:event-bus/${ownBusName}`
}

/** ARN of a machine's alias. */
export function machineAliasArn({ account, region }: Place, name: string): string {
  return `arn:aws:states:${region}:${account}:stateMachine:${name}:${aliasName}`
}
