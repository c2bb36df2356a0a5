/** The outside calls that begin a step. */
import { NotOurs } from '../../../core/errors.ts'
import type { Grant, Step } from '../../../core/words.ts'
import { profileArn, tag, tagsOf } from '../support/profile.ts'
import type { StepPorts } from '../support/step.ts'

/** Throws `NotOurs` when a profile of that name carries other tags. */
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

async function create({ studio, map }: StepPorts, grant: Grant): Promise<void> {
  const { domainId, profileName, roleArn } = grant
  const tags = tagsOf(grant)
  if (await studio.createProfile({ domainId, profileName, roleArn, tags })) return
  const found = await studio.profileTags(profileArn(map, grant))
  if (found[tag.user] !== grant.userId)
    throw new NotOurs(`profile ${profileName} in ${domainId} does not carry the tags of its user`)
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
