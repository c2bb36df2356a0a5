/** Whether a profile may be touched. */
import { NotOurs } from '../../../core/errors.ts'
import type { Profile, Studio } from '../../../core/ports.ts'
import { tag } from '../../../core/profile-tags.ts'
import type { Grant } from '../../../core/words.ts'

/**
 * Somebody may have removed the profile and made another of that name. Throws `NotOurs` unless it
 * carries the tag of its user: then it is planned anew, and left to an operator.
 */
export async function expectOwn(
  studio: Pick<Studio, 'profileTags'>,
  { arn }: Profile,
  { userId, domainId, profileName }: Grant,
): Promise<void> {
  const tags = await studio.profileTags(arn)
  if (tags[tag.user] === userId) return
  throw new NotOurs(`profile ${profileName} in ${domainId} does not carry the tag of its user`)
}
