/** What the chapters of the course have in common: to pass time, to find somebody, to die. */
import { tableName } from '../../../core/deployed-names.ts'
import { groupKey } from '../../../core/lease/keys.ts'
import { company } from '../../../sample/company.ts'
import { setFaults } from '../../../sandbox/events/faults.ts'
import { services } from '../../../sandbox/index.generated.ts'
import type { Action } from '../../../sandbox/services/service.ts'
import type { Rollcall } from '../rollcall.ts'

const MINUTE_MS = 60_000

/** Just after the full reconciliation of a quarter of an hour: the next comes after the sweep. */
export async function afterQuarter(world: Rollcall): Promise<void> {
  const minutes = Math.floor(world.sandbox.world.clock.now() / MINUTE_MS)
  await pass(world, 15 - (minutes % 15) + 1)
}

/**
 * As when another map has just been deployed: nobody has been compared under it, so that whoever is
 * looked at first looks for its groups.
 */
export async function forgetComparison(world: Rollcall): Promise<void> {
  const key = { S: 'full reconciliation' }
  const Key = { pk: key, sk: key }
  await world.call('DynamoDB_20120810.DeleteItem', { TableName: tableName.directory, Key })
}

/** A lease is taken and its holder is heard of no more: the sweep takes over. */
export async function die(world: Rollcall, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await take(world, key)
  await pass(world, 7)
}

export function take(world: Rollcall, key: string) {
  const now = world.sandbox.world.clock.now()
  const because = { eventId: 'proof', door: 'operator', time: now } as const
  const wanted = { removal: false, readDirectory: true, readStudio: true }
  return world.ports.leases.request({ key, because, now, ...wanted })
}

export async function pass(world: Rollcall, minutes: number): Promise<void> {
  await world.sandbox.world.clock.advance(minutes * MINUTE_MS)
  await world.rest()
}

export async function startApp(
  world: Rollcall,
  owner: Readonly<Record<string, string>>,
): Promise<void> {
  const app = {
    DomainId: company.domains[0].id,
    AppType: 'JupyterServer',
    AppName: 'default',
    ...owner,
  }
  await world.call('SageMaker.CreateApp', app)
  await world.rest()
}

export async function groupOf(world: Rollcall, name: string): Promise<string> {
  const groupId = await world.ports.directory.findGroup(name)
  if (groupId === undefined) throw new Error(`there is no group ${name}`)
  return groupId
}

export async function idOf(world: Rollcall, userName: string): Promise<string> {
  const userId = await world.ports.directory.findUser(userName)
  if (userId === undefined) throw new Error(`there is no user ${userName}`)
  return userId
}

export async function profileOf(world: Rollcall, userId: string): Promise<string> {
  const [grant] = await world.ports.ledger.grantsOf(userId)
  if (!grant) throw new Error(`${userId} was given nothing`)
  return grant.profileName
}

/** Whoever lists the group's members next is asked for it again before it is answered. */
export function askWhileItIsRead(world: Rollcall, groupId: string): void {
  const actions = services.find(({ definition }) => definition.name === 'identitystore')?.actions
  const list = actions?.ListGroupMemberships
  if (!actions || !list) throw new Error('the Identity Store lists no memberships')
  const asked: Action = async (input, call) => {
    Object.assign(actions, { ListGroupMemberships: list })
    await take(world, groupKey(groupId))
    return list(input, call)
  }
  Object.assign(actions, { ListGroupMemberships: asked })
}

/** Events are lost where they are delivered, which is a while after they happened. */
export async function unheard(world: Rollcall, run: () => Promise<void>): Promise<void> {
  setFaults(world.sandbox.world, { lose: () => true })
  await run()
  await world.rest()
  setFaults(world.sandbox.world, {})
}

/** On the account's own bus. */
export async function putEvent(world: Rollcall, event: unknown): Promise<void> {
  const body = JSON.stringify(event)
  const answer = await fetch(`${world.sandbox.url}/_sandbox/events`, { method: 'POST', body })
  if (!answer.ok) throw new Error(`an event was refused: ${await answer.text()}`)
}
