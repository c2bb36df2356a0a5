/** Writes down what is about to happen to one grant, and then makes it happen. Safe to run twice. */
import type { AccessMap } from '../../../core/access-map/access-map.ts'
import { MapChanged, NotOurs } from '../../../core/errors.ts'
import { userKey } from '../../../core/lease/keys.ts'
import { beginOf } from '../../../core/plan/apply.ts'
import type { Clock, Ledger, Log, Studio } from '../../../core/ports.ts'
import type { Grant, Step } from '../../../core/words.ts'
import { profileArn, tag, tagsOf } from '../support/profile.ts'

export interface StepInput {
  readonly userId: string
  readonly fence: number
  /** Hash of the map the plan was made with. */
  readonly mapHash: string
  readonly step: Step
}

export interface StepPorts {
  readonly clock: Clock
  readonly ledger: Ledger
  readonly studio: Studio
  readonly map: AccessMap
  readonly log: Log
}

export function applyStep(ports: StepPorts) {
  return async ({ userId, fence, mapHash, step }: StepInput): Promise<void> => {
    if (mapHash !== ports.map.hash)
      throw new MapChanged(`the plan was made with map ${mapHash}; this bundle has another`)
    const now = ports.clock.now()
    const held = { key: userKey(userId), fence }
    const write = { kind: 'grant', grant: beginOf(step), recordedAt: now } as const
    await ports.ledger.write(held, [write], now)
    await begin(ports, step)
    const { team, persona, profileName } = step.grant
    ports.log.info('step has begun', { userId, fence, step: step.kind, team, persona, profileName })
  }
}

async function begin(ports: StepPorts, step: Step): Promise<void> {
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
