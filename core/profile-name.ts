/** The name of a user's Studio profile in a team: decided once, then kept in the ledger. */
import { sha256 } from './digest.ts'

/** What SageMaker takes as a UserProfileName (its service model); it compares without case. */
export const profileNamePattern = /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/

/**
 * 16 base32 characters carry 80 bits. Among the 100,000 users Identity Center allows by default,
 * two share a hash with a probability of about 100,000^2 / 2^81 = 4e-15.
 */
const hashLength = 16

/**
 * 63 characters of a profile name, less `u-` (2), the hash (16), two hyphens and the longest team
 * name (32), leave 11. Shorter than a hash, so a readable name never equals a hashed one.
 */
export const longestSlug = 11

/** RFC 4648's base32 alphabet in lower case: profile names are compared without case. */
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

export interface ProfileOwner {
  readonly userId: string
  /** At most 32 characters, as the access map checks. */
  readonly team: string
  /**
   * A user name to show in the profile's name: only when the map says `profileNames: readable`,
   * because the name then stays in ARNs and sealed records for ever.
   */
  readonly readable?: string
  /** Digest of the user name it is bound to, where a former one was bound to another. */
  readonly signInName?: string
}

/**
 * `u-<hash of userId>-<team>`, or `u-<slug>-<hash of userId>-<team>` when a readable name is asked
 * for and leaves any letter or digit. Lower case, at most 63 characters, always the same for the
 * same owner, and distinct for distinct (user, team, signInName).
 */
export function profileName({ userId, team, readable, signInName }: ProfileOwner): string {
  const slug = slugOf(readable ?? '')
  const hash = hashOf(signInName === undefined ? userId : `${userId} ${signInName}`)
  return slug === '' ? `u-${hash}-${team}` : `u-${slug}-${hash}-${team}`
}

/** Letters and digits of a user name's local part, accents folded: at most 11 characters. */
export function slugOf(userName: string): string {
  const [local = ''] = userName.split('@')
  return local
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, longestSlug)
}

function hashOf(owner: string): string {
  let text = ''
  let bits = 0
  let pending = 0
  for (const byte of sha256(owner).subarray(0, (hashLength * 5) / 8)) {
    pending = (pending << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet.charAt((pending >> bits) & 31)
      pending &= (1 << bits) - 1
    }
  }
  return text
}
