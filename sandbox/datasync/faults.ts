/** What a test can make go wrong in DataSync. */
import { defineStore } from '../world/world.ts'

/** Of one execution, the next that begins to transfer. */
export interface TransferFault {
  /** Transfers only so many files, objects and directories. Default: none is held back. */
  readonly transferAtMost?: number
  /** How the execution ends. `SUCCESS` is a silent loss, which only counting finds. */
  readonly status: 'ERROR' | 'SUCCESS'
  /** Stands in `Result.ErrorDetail`. */
  readonly reason: string
}

interface DataSyncFaults {
  failNext(fault: TransferFault): void
  take(): TransferFault | undefined
  clear(): void
}

export const dataSyncFaults = defineStore<DataSyncFaults>(() => {
  const waiting: TransferFault[] = []
  return {
    failNext: (fault) => waiting.push(fault),
    take: () => waiting.shift(),
    clear: () => waiting.splice(0),
  }
})
