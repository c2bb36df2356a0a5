/** SageMaker's errors. Its names carry no `Exception` suffix; the status is 400 (seen). */
import { AwsError } from '../service.ts'

export function resourceInUse(message: string): AwsError {
  return new AwsError('ResourceInUse', message)
}

/** The messages of this error are not established: assumed. */
export function resourceNotFound(kind: string, name: string): AwsError {
  return new AwsError('ResourceNotFound', `${kind} [${name}] does not exist`)
}

export function validationException(message: string): AwsError {
  return new AwsError('ValidationException', message)
}
