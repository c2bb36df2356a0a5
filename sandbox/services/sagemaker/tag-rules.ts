/** Rules of tags that SageMaker's API model does not state. */
import type { Tag } from '../../studio/tags.ts'
import { validationException } from './errors.ts'

/** Keys may stand once, and may not begin with `aws:` (AWS-wide rules; the texts are assumed). */
export function requireTagKeys(tags: readonly Tag[] = []): void {
  const keys = tags.map(({ Key }) => Key)
  if (new Set(keys).size < keys.length) throw validationException('Duplicate tag keys found')
  const reserved = keys.find((key) => key.toLowerCase().startsWith('aws:'))
  if (reserved !== undefined) {
    throw validationException(`Tag key [${reserved}] begins with the reserved prefix aws:`)
  }
}

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
