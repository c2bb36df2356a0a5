/** IAM's errors. Codes and statuses are the model's; the texts are assumed. */
import { AwsError } from '../service.ts'

export function noSuchEntity(message: string): AwsError {
  return new AwsError('NoSuchEntity', message, 404)
}

export function limitExceeded(message: string): AwsError {
  return new AwsError('LimitExceeded', message, 409)
}

export function deleteConflict(message: string): AwsError {
  return new AwsError('DeleteConflict', message, 409)
}

export function malformedPolicyDocument(message: string): AwsError {
  return new AwsError('MalformedPolicyDocument', message)
}

export function validationError(message: string): AwsError {
  return new AwsError('ValidationError', message)
}
