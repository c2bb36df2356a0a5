/** TransactionCanceledException: one reason for each item, in the order of the request. */
import type { Item } from 'dynalite/db/index.js'
import { AwsError } from '../services/service.ts'

export interface Reason {
  readonly Code: 'None' | 'ConditionalCheckFailed' | 'TransactionConflict' | 'ValidationError'
  readonly Message?: string
  readonly Item?: Item
}

/** The reason of an item that nothing was wrong with. */
export const unbroken: Reason = { Code: 'None' }

export function canceled(reasons: readonly Reason[]): AwsError {
  const codes = reasons.map((reason) => reason.Code).join(', ')
  return new AwsError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    400,
    { CancellationReasons: reasons },
  )
}
