/** What AWS does not tell about Express executions. */
import { AwsError } from '../services/service.ts'
import type { Execution } from './executions.ts'

/**
 * Express executions are seen in logs only: the operations on an execution do not support them
 * (API reference). The name of the error is assumed.
 */
export function refuseExpress(execution: Execution): void {
  if (execution.type === 'STANDARD') return
  throw new AwsError(
    'InvalidArn',
    `Invalid Arn: '${execution.executionArn}': not supported for Express executions`,
  )
}
