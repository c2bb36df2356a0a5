/** ListTaskExecutions: of one task or of all, oldest first (the order is assumed). */
import { dataSync } from '../../datasync/store.ts'
import type { Action } from '../service.ts'
import { findTask, isHere } from './find.ts'
import { type ListRequest, pageOf } from './list.ts'

type ListExecutionsRequest = ListRequest & { readonly TaskArn?: string }

export const action: Action = (request: ListExecutionsRequest, call) => {
  const all = [...dataSync.of(call.world).tasks.values()].filter((task) => isHere(call, task))
  const tasks = request.TaskArn === undefined ? all : [findTask(call, request.TaskArn)]
  const executions = tasks.flatMap((task) => task.executions)
  const { rows, next } = pageOf(executions, request)
  return {
    TaskExecutions: rows.map(({ arn, status }) => ({
      TaskExecutionArn: arn,
      Status: status,
      TaskMode: 'BASIC',
    })),
    ...next,
  }
}
