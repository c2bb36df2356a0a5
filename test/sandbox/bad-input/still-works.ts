/** The main job, done in a sandbox that has been ill treated: a joiner still gets what is due. */
import { expect } from 'vitest'
import { roleArn } from '../../../core/persona/role-name.ts'
import type { Rollcall } from '../../support/rollcall.ts'

const GROUP = 'ML Fraud Scientists'

/** Every call adds one more joiner; a sandbox that lost or broke anything does not pass. */
export async function expectStillWorking(rollcall: Rollcall): Promise<void> {
  const idp = rollcall.provider('okta')
  const number = rollcall.sandbox.world.random.hex(8)
  const known = await rollcall.ports.directory.findGroup(GROUP)
  const groupId = known ?? (await idp.createGroup(GROUP))
  const userId = await idp.createUser({
    userName: `late-${number}@example.com`,
    givenName: 'Late',
    familyName: 'Joiner',
  })
  await rollcall.rest()
  await idp.addMember(groupId, userId)
  await rollcall.rest()
  const [grant] = await rollcall.ports.ledger.grantsOf(userId)
  expect(grant).toMatchObject({ state: 'granted', team: 'fraud', persona: 'data-scientist' })
  const profile = await rollcall.ports.studio.describeProfile(
    grant?.domainId ?? '',
    grant?.profileName ?? '',
  )
  expect(profile).toMatchObject({
    status: 'InService',
    roleArn: roleArn(rollcall.map, 'fraud', 'data-scientist'),
  })
}
