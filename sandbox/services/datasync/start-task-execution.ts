/** StartTaskExecution: "For each task, you can only run one task execution at a time." */
import { beginExecution } from '../../datasync/run.ts'
import { type Execution, isOver, type Options } from '../../datasync/store.ts'
import type { Action } from '../service.ts'
import { findTask, invalid, newArn, requireNone } from './find.ts'
import { withDefaults } from './options.ts'
import { putTags, type TagEntry } from './tags.ts'

interface StartTaskExecutionRequest {
  readonly TaskArn: string
  readonly OverrideOptions?: Options
  readonly Tags?: readonly TagEntry[]
}

const notHere = ['Includes', 'Excludes', 'ManifestConfig', 'TaskReportConfig']

export const action: Action = (request: StartTaskExecutionRequest, call) => {
  requireNone(request, notHere)
  const task = findTask(call, request.TaskArn)
  const last = task.executions.at(-1)
  if (last && !isOver(last)) throw invalid(`Task ${task.arn} is running ${last.arn}.`)
  const resource = task.arn.split(':').slice(5).join(':')
  const execution: Execution = {
    arn: newArn(call, `${resource}/execution/exec-`),
    startTime: call.world.clock.now(),
    options: withDefaults(request.OverrideOptions, task.options),
    status: 'QUEUED',
    estimatedFiles: 0,
    estimatedBytes: 0,
    filesTransferred: 0,
    bytesTransferred: 0,
    filesSkipped: 0,
    filesVerified: 0,
    filesDeleted: 0,
    phases: {},
  }
  task.executions.push(execution)
  putTags(call.world, execution.arn, request.Tags)
  beginExecution(call.world, task, execution)
  return { TaskExecutionArn: execution.arn }
}
