/** One token bucket for each operation, account and Region. */
import { withinRate } from '../request-rate.ts'
import { AwsError, type Call } from '../service.ts'

/**
 * Throws `ThrottlingException` beyond `sagemaker.requestRate` calls a second; a burst of one
 * second's calls is let through. SageMaker's rates are not published: the row is assumed, and so
 * is the text.
 */
export function throttle(operation: string, { world, accountId, region }: Call): void {
  const by = `${accountId}/${region}`
  const of = `sagemaker ${operation}`
  if (withinRate(world, { row: 'sagemaker.requestRate', of, by })) return
  throw new AwsError('ThrottlingException', 'Rate exceeded')
}
