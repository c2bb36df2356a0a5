/** The tags that SageMaker gives by itself. */
import { validationException } from './errors.ts'

const automatic = ['sagemaker:domain-arn', 'sagemaker:user-profile-arn', 'sagemaker:space-arn']

/**
 * Throws `ValidationException` for the tags that SageMaker gives by itself: users cannot change
 * them afterwards (developer guide; the error is assumed). At creation they may be given, so that
 * a test can make what somebody else left.
 */
export function requireNoAutomaticTag(keys: readonly string[]): void {
  const own = keys.find((key) => automatic.includes(key))
  if (own === undefined) return
  throw validationException(`Tag key [${own}] is SageMaker's own and cannot be changed`)
}
