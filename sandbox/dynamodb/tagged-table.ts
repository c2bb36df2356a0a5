/** The ARN of a table whose tags are asked for. */
import { AwsError } from '../services/service.ts'

/** Five colons and a slash: what dynalite reads in one pass. */
const arn = /^[^:]+(?::[^:]+){4}:[^:/]+\/[^:]+$/

/**
 * Throws `AwsError` for a `ResourceArn` that is none, in dynalite's words: its own expression for
 * them tries every way to spread the colons of a long text, and would not end.
 */
export function expectTableArn(operation: string, { ResourceArn }: { ResourceArn?: unknown }) {
  if (typeof ResourceArn !== 'string' || arn.test(ResourceArn)) return
  const parts = ResourceArn.split(':')
  if (parts.length < 6 || !ResourceArn.includes('/')) {
    throw new AwsError(
      'AccessDeniedException',
      `not authorized to perform: dynamodb:${operation} on resource: ${ResourceArn || '*'}`,
    )
  }
  throw new AwsError(
    'ValidationException',
    `Invalid TableArn: Invalid ResourceArn provided as input ${ResourceArn}`,
  )
}
