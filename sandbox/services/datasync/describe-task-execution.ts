/**
 * DescribeTaskExecution: how far an execution is. Nothing is compressed here, and durations are in
 * milliseconds (DataSync API reference, TaskExecutionResultDetail).
 */
import type { Execution, Phase } from '../../datasync/store.ts'
import type { Action } from '../service.ts'
import { findExecution } from './find.ts'

export const action: Action = (
  { TaskExecutionArn }: { readonly TaskExecutionArn: string },
  call,
) => {
  const execution = findExecution(call, TaskExecutionArn)
  const { launchTime, endTime } = execution
  return {
    TaskExecutionArn: execution.arn,
    Status: execution.status,
    Options: execution.options,
    StartTime: execution.startTime / 1000,
    ...(launchTime !== undefined && { LaunchTime: launchTime / 1000 }),
    ...(endTime !== undefined && { EndTime: endTime / 1000 }),
    EstimatedFilesToTransfer: execution.estimatedFiles,
    EstimatedBytesToTransfer: execution.estimatedBytes,
    FilesTransferred: execution.filesTransferred,
    BytesWritten: execution.bytesTransferred,
    BytesTransferred: execution.bytesTransferred,
    BytesCompressed: execution.bytesTransferred,
    FilesSkipped: execution.filesSkipped,
    FilesVerified: execution.filesVerified,
    FilesDeleted: execution.filesDeleted,
    TaskMode: 'BASIC',
    Result: resultOf(execution),
  }
}

const phases: readonly Phase[] = ['Prepare', 'Transfer', 'Verify']

function resultOf(execution: Execution): object {
  const { phases: ended, startTime, endTime, errorCode, errorDetail } = execution
  const rows = phases.flatMap((phase) => {
    const { ok, ms = 0 } = ended[phase] ?? {}
    const status = ok === undefined ? 'PENDING' : ok ? 'SUCCESS' : 'ERROR'
    return [
      [`${phase}Duration`, ms],
      [`${phase}Status`, status],
    ]
  })
  return {
    ...Object.fromEntries(rows),
    TotalDuration: endTime === undefined ? 0 : endTime - startTime,
    ...(errorCode !== undefined && { ErrorCode: errorCode, ErrorDetail: errorDetail }),
  }
}
