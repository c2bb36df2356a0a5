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
