/** What DataSync keeps: locations, tasks with their executions, and tags. */
import { defineStore } from '../world/world.ts'

interface Placed {
  readonly arn: string
  readonly accountId: string
  readonly region: string
  /** Milliseconds since the epoch. */
  readonly creationTime: number
}

export interface EfsLocation extends Placed {
  readonly kind: 'efs'
  readonly uri: string
  readonly fileSystemId: string
  /** From the root of the file system; `''` is the root. */
  readonly directory: string
  /** As given, for DescribeLocationEfs. */
  readonly described: Readonly<Record<string, unknown>>
}

export interface S3Location extends Placed {
  readonly kind: 's3'
  readonly uri: string
  readonly bucket: string
  /** Empty, or ends with a slash. */
  readonly prefix: string
  readonly roleArn: string
  readonly storageClass: string
}

export type Location = EfsLocation | S3Location

/** Members as the DataSync API names them. */
export type Options = Readonly<Record<string, string | number>>

/** As the DataSync API has it. */
export interface FilterRule {
  readonly FilterType?: 'SIMPLE_PATTERN'
  readonly Value?: string
}

export interface Task extends Placed {
  readonly name?: string
  readonly source: string
  readonly destination: string
  readonly options: Options
  /** Paths of folders from the source's root: nothing else is transferred. Unset: everything. */
  readonly includes?: readonly string[]
  readonly logGroupArn?: string
  /** Oldest first. */
  readonly executions: Execution[]
}

export type ExecutionStatus =
  | 'QUEUED'
  | 'LAUNCHING'
  | 'PREPARING'
  | 'TRANSFERRING'
  | 'VERIFYING'
  | 'SUCCESS'
  | 'ERROR'

export type Phase = 'Prepare' | 'Transfer' | 'Verify'

/** Counts are of files, objects and directories. Times in milliseconds since the epoch. */
export interface Execution {
  readonly arn: string
  readonly startTime: number
  readonly options: Options
  status: ExecutionStatus
  launchTime?: number
  endTime?: number
  estimatedFiles: number
  estimatedBytes: number
  filesTransferred: number
  bytesTransferred: number
  filesSkipped: number
  filesVerified: number
  filesDeleted: number
  /** How each phase ended, and how long it took; one that did not begin is not there. */
  readonly phases: Partial<Record<Phase, { readonly ok: boolean; readonly ms: number }>>
  errorCode?: string
  errorDetail?: string
}

export interface DataSyncState {
  /** By ARN. */
  readonly locations: Map<string, Location>
  /** By ARN. */
  readonly tasks: Map<string, Task>
  /** Values by key, by ARN. */
  readonly tags: Map<string, Map<string, string>>
}

export const dataSync = defineStore<DataSyncState>(() => ({
  locations: new Map(),
  tasks: new Map(),
  tags: new Map(),
}))

export function isOver({ status }: Execution): boolean {
  return status === 'SUCCESS' || status === 'ERROR'
}
