/** ListTasks: by location or time of creation. */
import { dataSync } from '../../datasync/store.ts'
import type { Action } from '../service.ts'
import { taskStatus } from './describe-task.ts'
import { isHere } from './find.ts'
import { filtered, type ListRequest, pageOf } from './list.ts'

export const action: Action = (request: ListRequest, call) => {
  const here = [...dataSync.of(call.world).tasks.values()].filter((task) => isHere(call, task))
  const found = filtered(here, request, ({ source, destination, creationTime }) => ({
    LocationId: [source, destination].flatMap((arn) => [arn, arn.split('/').at(-1) ?? '']),
    CreationTime: [new Date(creationTime).toISOString()],
  }))
  const { rows, next } = pageOf(found, request)
  return {
    Tasks: rows.map((task) => ({
      TaskArn: task.arn,
      Status: taskStatus(task),
      ...(task.name !== undefined && { Name: task.name }),
      TaskMode: 'BASIC',
    })),
    ...next,
  }
}
