/** What users leave running, in memory. */
import { StillPending } from '../../core/errors.ts'
import type { Work, WorkItem, WorkKind } from '../../core/ports.ts'
import { type Fault, noFault, pageOf } from './memory-tables.ts'

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

/** Of all lists. */
const ROWS_PER_PAGE = 100

export function memoryWork(fault: Fault = noFault): MemoryWork {
  let all: Running[] = []
  const stopped = new Set<string>()
  const live = () => all.filter(({ arn }) => !stopped.has(arn))
  const nameOf = (arn = '') => arn.split('/').at(-1)
  return {
    get runningArns() {
      return live().map(({ arn }) => arn)
    },
    begin: (item) => void all.push(item),
    ofProfile: (profileArn, cursor) =>
      fault('work.ofProfile', () => {
        const own = all.filter((item) => item.profileArn === profileArn)
        const tagged = [...new Set(own.map(({ pipelineArn, arn }) => pipelineArn ?? arn))]
        const { rows, next } = pageOf(tagged, { cursor, most: ROWS_PER_PAGE })
        return { arns: rows, ...next }
      }),
    running: (kind: WorkKind, { pipeline, cursor } = {}) =>
      fault('work.running', () => {
        const items = live()
          .filter((item) => item.kind === kind)
          .filter((item) => pipeline === undefined || nameOf(item.pipelineArn) === pipeline)
          .map(({ kind: of, name, arn }) => ({ kind: of, name, arn }))
        const { rows, next } = pageOf(items, { cursor, most: ROWS_PER_PAGE })
        return { items: rows, ...next }
      }),
    startedBy: (executionArn) =>
      fault('work.startedBy', () => {
        const item = all.find(({ arn }) => arn === executionArn)
        return item && (item.startedBy ?? item.profileArn)
      }),
    stop: ({ kind, arn }) =>
      fault('work.stop', () => {
        if (!all.some((item) => item.arn === arn)) return
        if (stopped.has(arn)) throw new StillPending(`${kind} ${arn} cannot be stopped now`)
        // An endpoint is deleted, and is gone; the others are known for good.
        if (kind === 'endpoint') all = all.filter((item) => item.arn !== arn)
        else stopped.add(arn)
      }),
  }
}
