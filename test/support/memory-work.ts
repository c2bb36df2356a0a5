/** What users leave running, in memory. */
import type { Work, WorkItem, WorkKind } from '../../core/ports.ts'
import { type Fault, noFault } from './memory-tables.ts'

interface Running extends WorkItem {
  readonly profileArn: string
  /** Set for the executions of a pipeline: its ARN, which carries the tag. */
  readonly pipelineArn?: string
  /** Who started it. Default: whose it is. */
  readonly startedBy?: string
}

export interface MemoryWork extends Work {
  begin(item: Running): void
  /** ARNs of what has not ended. */
  readonly runningArns: readonly string[]
}

export function memoryWork(fault: Fault = noFault): MemoryWork {
  const all: Running[] = []
  let live: Running[] = []
  const nameOf = (arn = '') => arn.split('/').at(-1)
  return {
    get runningArns() {
      return live.map(({ arn }) => arn)
    },
    begin(item) {
      all.push(item)
      live.push(item)
    },
    ofProfile: (profileArn) =>
      fault('work.ofProfile', () => ({
        arns: all
          .filter((item) => item.profileArn === profileArn)
          .map(({ pipelineArn, arn }) => pipelineArn ?? arn),
      })),
    running: (kind: WorkKind, { pipeline } = {}) =>
      fault('work.running', () => ({
        items: live
          .filter((item) => item.kind === kind)
          .filter((item) => pipeline === undefined || nameOf(item.pipelineArn) === pipeline)
          .map(({ kind: of, name, arn }) => ({ kind: of, name, arn })),
      })),
    startedBy: (executionArn) =>
      fault('work.startedBy', () => {
        const item = live.find(({ arn }) => arn === executionArn)
        return item && (item.startedBy ?? item.profileArn)
      }),
    stop: ({ arn }) =>
      fault('work.stop', () => {
        live = live.filter((item) => item.arn !== arn)
      }),
  }
}
