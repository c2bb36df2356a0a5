/** Makes a profile, or takes over one that stands already and is this user's. */
import { ProfileFailed, QuotaReached } from '../../../core/errors.ts'
import type { Held, Quotas } from '../../../core/ports.ts'
import { tagsOf } from '../../../core/profile-tags.ts'
import { sageMakerQuotas } from '../../../core/quota/codes.ts'
import { whyFull } from '../../../core/quota/room.ts'
import { signInNameOf } from '../../../core/sign-in/name.ts'
import type { Grant } from '../../../core/words.ts'
import { expectOwn } from '../support/own-profile.ts'
import { type SignInPorts, signInUserOf } from './sign-in.ts'

export interface CreatePorts extends SignInPorts {
  readonly quotas: Quotas
}

/** The role of one taken over is looked at later. Throws `NameChanged` and `QuotaReached`. */
export async function createProfile(ports: CreatePorts, held: Held, grant: Grant): Promise<void> {
  const { studio } = ports
  const { domainId, profileName, roleArn } = grant
  const tags = tagsOf(grant)
  const signInUser = await signInUserOf(ports, grant)
  const wanted = { domainId, profileName, roleArn, tags }
  const made = await studio
    .createProfile(signInUser === undefined ? wanted : { ...wanted, signInUser })
    .catch((error: unknown) => noteFull(ports, held, error))
  if (made) return
  const profile = await studio.describeProfile(domainId, profileName)
  if (!profile) throw new ProfileFailed(`profile ${profileName} is in use and not to be seen`)
  await expectOwn(studio, profile, grant)
  if (profile.signInUser && signInNameOf(profile.signInUser) !== grant.signInName)
    throw new ProfileFailed(`profile ${profileName} in ${domainId} is bound to another user name`)
  await studio.tagProfile(profile.arn, tags)
}

/** Every plan hears of it, so that nobody else asks in vain; the limit is asked again at once. */
async function noteFull(ports: CreatePorts, held: Held, error: unknown): Promise<never> {
  if (!(error instanceof QuotaReached)) throw error
  const { code } = sageMakerQuotas.profiles
  const limit = await ports.quotas.limit(code)
  const at = ports.clock.now()
  await ports.ledger.write(held, [{ kind: 'quota full', code, limit, at }], at)
  ports.log.info('a quota is met', { code, limit, finding: whyFull('profiles', limit) })
  throw error
}
