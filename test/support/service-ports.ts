/** The ports over AWS's services that are no tables, and hands on the world behind them. */
import { Throttled } from '../../core/errors.ts'
import type {
  Archives,
  Assignments,
  Directory,
  HomeSource,
  QuotaCode,
  Quotas,
  Studio,
  Transfers,
  Work,
  Workflows,
  WorkItem,
  WorkKind,
} from '../../core/ports.ts'
import type { Principal } from '../../core/words.ts'
import type { Fault } from './memory-tables.ts'

export interface ServicePorts {
  readonly archives: Archives
  readonly assignments: Assignments
  readonly directory: Directory
  readonly quotas: Quotas
  readonly studio: Studio
  readonly transfers: Transfers
  readonly work: Work
  readonly workflows: Workflows
}

/** What a service says to every call: less often, not you, not now. */
export type Trouble = 'throttled' | 'denied' | 'failed'

export interface Troubled {
  /** From now on every call meets it; without one, none does. */
  trouble(kind?: Trouble): void
}

/** The same of ports in memory. */
export function memoryTrouble(): Troubled & { readonly fault: Fault } {
  let met: Trouble | undefined
  return {
    async fault(call, run) {
      if (met === 'throttled') throw new Throttled(call)
      if (met !== undefined) throw new Error(`${call} is ${met}`)
      return run()
    },
    trouble(kind) {
      met = kind
    },
  }
}

/** Time stands still until it is told to pass. */
export interface Services extends ServicePorts, Troubled {
  readonly hands: Hands
  /** Until whatever was begun has ended. */
  pass(): Promise<void>
  close(): Promise<void>
}

export type MakeServices = () => Promise<Services>

export interface Hands {
  /** Domains in IAM mode and in SSO mode, with a profile `ada` in the first. */
  readonly domainId: string
  readonly ssoDomainId: string
  /** ARN of ada's profile. */
  readonly profileArn: string
  /** Of the SSO-mode domain. */
  readonly applicationArn: string
  readonly bucket: string
  /** Which DataSync takes to write to the bucket. */
  readonly roleArn: string
  /** Ada's. */
  readonly home: HomeSource
  /** Texts by path, into ada's home. */
  fillHome(files: Readonly<Record<string, string>>): Promise<void>
  putObject(key: string, text: string): void
  /** Answers an id. */
  addUser(userName: string): string
  setStatus(userId: string, status: 'enabled' | 'disabled'): void
  deleteUser(userId: string): void
  /** Answers an id. */
  addGroup(displayName: string): string
  /** Answers the membership's id. */
  join(userId: string, groupId: string): string
  deleteGroup(groupId: string): void
  /** Without a call for each. */
  assignAtOnce(principals: readonly Principal[]): void
  /** The application asks nobody for an assignment any more. */
  letEverybodyIn(): void
  setQuota(code: QuotaCode, value: number): void
  /** Ada begins work under her profile; a pipeline is made for an execution, of `pipeline`. */
  begin(kind: WorkKind, name: string): Promise<WorkItem>
  /** Of ada; comes into service as time passes. Default `Private`. */
  addSpace(spaceName: string, sharing?: 'Private' | 'Shared'): Promise<void>
  /** Ada opens Canvas, an app of her profile and of no space. */
  openCanvas(): Promise<void>
  /** ARN of a lifecycle configuration with which JupyterLab may start in ada's spaces. */
  addScript(): Promise<string>
  /** Without a call for each, in the IAM-mode domain. */
  addProfilesAtOnce(profileNames: readonly string[]): void
  /** Names of executions started so far, in order. */
  started(): readonly string[]
}
