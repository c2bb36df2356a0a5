/** SageMaker's errors. Its names carry no `Exception` suffix; the status is 400 (seen). */
import { AwsError } from '../service.ts'

export function resourceInUse(message: string): AwsError {
  return new AwsError('ResourceInUse', message)
}

/** The messages of this error are not established: assumed. */
export function resourceNotFound(kind: string, name: string): AwsError {
  return new AwsError('ResourceNotFound', `${kind} [${name}] does not exist`)
}

/** The message of this error is not established: assumed. */
export function resourceLimitExceeded(what: string, limit: number): AwsError {
  return new AwsError(
    'ResourceLimitExceeded',
    `The account-level service limit '${what}' is ${limit} and has been reached`,
  )
}

export function validationException(message: string): AwsError {
  return new AwsError('ValidationException', message)
}
