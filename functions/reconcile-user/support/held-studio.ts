/**
 * Studio for a holder: every call that changes something proves the lease first. SageMaker takes no
 * fencing token, and a holder whose lease has ended may still be looking.
 */
import type { Held, Studio } from '../../../core/ports.ts'

export type HeldStudio = Pick<
  Studio,
  | 'describeDomain'
  | 'describeProfile'
  | 'profileTags'
  | 'apps'
  | 'spaces'
  | 'setRole'
  | 'deleteProfile'
  | 'createApp'
  | 'deleteApp'
  | 'deleteSpace'
> & {
  /** Before a change of something else than Studio. */
  readonly prove: () => Promise<void>
  readonly held: Held
}

/** `prove` throws `LeaseLost` when the lease is another's, and renews it otherwise. */
export function heldStudio(
  studio: Studio,
  { held, prove }: Pick<HeldStudio, 'held' | 'prove'>,
): HeldStudio {
  return {
    held,
    prove,
    describeDomain: studio.describeDomain,
    describeProfile: studio.describeProfile,
    profileTags: studio.profileTags,
    apps: studio.apps,
    spaces: studio.spaces,
    async setRole(...given) {
      await prove()
      return studio.setRole(...given)
    },
    async deleteProfile(...given) {
      await prove()
      return studio.deleteProfile(...given)
    },
    async createApp(...given) {
      await prove()
      return studio.createApp(...given)
    },
    async deleteApp(...given) {
      await prove()
      return studio.deleteApp(...given)
    },
    async deleteSpace(...given) {
      await prove()
      return studio.deleteSpace(...given)
    },
  }
}
