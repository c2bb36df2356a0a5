/** Chapters of the course: Deny lists, and what a presign role is for. */
import { DescribeUserProfileCommand } from '@aws-sdk/client-sagemaker'
import { roleKey } from '../../../core/lease/keys.ts'
import { company, people } from '../../../sample/company.ts'
import type { Rollcall } from '../rollcall.ts'
import { presignedUrl, presigner } from '../sign-in.ts'
import { afterQuarter, die, idOf, pass, profileOf } from './acts.ts'

/** So often that the policy has all the versions that IAM keeps. */
export async function fullPolicies(world: Rollcall): Promise<void> {
  const idp = world.provider('entra')
  const userId = await idOf(world, people.tomas.userName)
  for (let time = 0; time < 3; time++)
    for (const active of [false, true]) {
      await idp.setActive(userId, active)
      await world.rest()
    }
}

/** A holder of a role's lease dies: the sweep has its list written. */
export async function sweptRole(world: Rollcall): Promise<void> {
  const [grant] = await world.ports.ledger.grantsOf(await idOf(world, people.tomas.userName))
  await afterQuarter(world)
  await die(world, roleKey(grant?.roleArn ?? ''))
}

/** Twelve hours after the suspension, what is left of it is the Deny: it is lifted. */
export async function liftedDeny(world: Rollcall): Promise<void> {
  await pass(world, 13 * 60)
}

export async function presigning(world: Rollcall): Promise<void> {
  const name = await profileOf(world, await idOf(world, people.tomas.userName))
  const client = await presigner(world, name)
  const profile = { DomainId: company.domains[0].id, UserProfileName: name }
  await client.send(new DescribeUserProfileCommand(profile))
  await presignedUrl(client, name)
}
