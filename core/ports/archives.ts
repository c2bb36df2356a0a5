/** Where leavers' data is copied to: AWS DataSync for homes, S3 for what has arrived. */
import type { Home, Instant } from '../words.ts'

/** An object prefix of a bucket, with a slash at its end. */
export interface Prefix {
  readonly bucket: string
  readonly prefix: string
}

/** How DataSync reaches a home: its network interfaces stand in the subnet. */
export interface HomeSource extends Home {
  readonly account: string
  readonly region: string
  /** Id of a subnet that has a mount target of the file system. */
  readonly subnet: string
  /** Id of a security group from which the mount target admits NFS. */
  readonly securityGroup: string
}

export interface Transfer {
  readonly arn: string
  readonly status: 'running' | 'succeeded' | 'failed'
  /** DataSync's code and words; set for what failed, when it says any. */
  readonly error?: string
  /** Set for what does not run any more. */
  readonly endedAt?: Instant
  /** Files and directories. `expected` is what DataSync found at the source. */
  readonly files: {
    readonly expected: number
    readonly transferred: number
    readonly verified: number
  }
  readonly bytes: { readonly expected: number; readonly written: number }
}

/**
 * DataSync in the hub's account and Region. It takes no client token: what was made may be made
 * twice, so each thing is looked for, by location URI or by task name, before it is made.
 */
export interface Transfers {
  /** One page of the locations whose URI begins so: ARNs. */
  locations(
    uri: string,
    cursor?: string,
  ): Promise<{ readonly arns: readonly string[]; readonly cursor?: string }>
  /** Answers its ARN. */
  createHomeLocation(home: HomeSource): Promise<string>
  /** `roleArn` is what DataSync takes to write there. Answers its ARN. */
  createArchiveLocation(to: Prefix & { readonly roleArn: string }): Promise<string>
  /** Already absent is done; answers false while a task uses it. */
  deleteLocation(arn: string): Promise<boolean>
  /** One page of the Region's tasks. */
  tasks(cursor?: string): Promise<{
    readonly tasks: ReadonlyArray<{ readonly arn: string; readonly name: string }>
    readonly cursor?: string
  }>
  /**
   * Copies everything and verifies both sides whole. Answers false when there are as many tasks as
   * the quota allows (100 a Region by default).
   */
  createTask(task: {
    readonly name: string
    readonly from: string
    readonly to: string
  }): Promise<boolean>
  /** Already absent is done; answers false while an execution of it goes on. */
  deleteTask(arn: string): Promise<boolean>
  /** Answers what DataSync says against it: the task is not ready, or never will be. */
  startTask(arn: string): Promise<string | undefined>
  /** One page of a task's executions: ARNs. An absent task has none. */
  executions(
    taskArn: string,
    cursor?: string,
  ): Promise<{ readonly arns: readonly string[]; readonly cursor?: string }>
  /** Undefined when absent. */
  execution(arn: string): Promise<Transfer | undefined>
  /** Ended or absent already is done. */
  cancelExecution(arn: string): Promise<void>
}

/** What the script in a space counted on its volume, and when it had put everything. */
export interface Manifest {
  /** Prefix in the bucket that it copied to, with a slash at its end. */
  readonly prefix: string
  readonly files: number
  readonly bytes: number
  /** What went wrong, in the script's words. */
  readonly error?: string
  /** When S3 had it. */
  readonly at: Instant
}

/** The archive bucket, read only. */
export interface Archives {
  /** One page of a prefix, counted: current versions of at most 1,000 objects. */
  count(
    place: Prefix,
    cursor?: string,
  ): Promise<{
    readonly objects: number
    readonly bytes: number
    /** An object named like the prefix itself is among them: the directory that was copied. */
    readonly ownDirectory: boolean
    readonly cursor?: string
  }>
  /** Undefined when there is none. */
  manifest(place: { readonly bucket: string; readonly key: string }): Promise<Manifest | undefined>
}
