/** The outside calls that begin a step. */
import { NotOurs, ProfileFailed } from '../../../core/errors.ts'
import type { Grant, Step } from '../../../core/words.ts'
import { tag, tagsOf } from '../support/profile.ts'
import type { StepPorts } from '../support/step.ts'

/**
 * Throws `NotOurs` when a profile of that name carries other tags, `ProfileFailed` when it hides.
 */
export async function beginStep(ports: StepPorts, step: Step): Promise<void> {
  switch (step.kind) {
    case 'grant':
      return create(ports, step.grant)
    case 'suspend':
    case 'change':
    case 'resume':
      return turn(ports, step)
    case 'deprovision':
      return
  }
}

/**
 * A profile that stands already is taken over when it is this user's; its role is looked at later.
 */
async function create({ studio }: StepPorts, grant: Grant): Promise<void> {
  const { domainId, profileName, roleArn } = grant
  const tags = tagsOf(grant)
  if (await studio.createProfile({ domainId, profileName, roleArn, tags })) return
  const profile = await studio.describeProfile(domainId, profileName)
  if (!profile) throw new ProfileFailed(`profile ${profileName} is in use and not to be seen`)
  const found = await studio.profileTags(profile.arn)
  if (found[tag.user] !== grant.userId)
    throw new NotOurs(`profile ${profileName} in ${domainId} does not carry the tags of its user`)
  await studio.tagProfile(profile.arn, tags)
}

/** The tag goes first: the standing Deny on it cuts sign-in before the role changes. */
async function turn(ports: StepPorts, { kind, grant }: Step): Promise<void> {
  const { domainId, profileName, roleArn } = grant
  const profile = await ports.studio.describeProfile(domainId, profileName)
  if (!profile) {
    if (kind !== 'suspend') await create(ports, grant)
    return
  }
  await ports.studio.tagProfile(profile.arn, tagsOf(grant))
  await ports.studio.setRole(domainId, profileName, roleArn)
}
