/** Chapters of what Rollcall has to tell others: a role nobody explains, a list with no room. */
import { userKey } from '../../../core/lease/keys.ts'
import { rolesOf } from '../../../core/persona/role-name.ts'
import type { Write } from '../../../core/ports.ts'
import { requestRole } from '../../../functions/support/start-role.ts'
import { company } from '../../../sample/company.ts'
import type { Rollcall } from '../rollcall.ts'
import { pass, take } from './acts.ts'

/** A persona role is assumed, and the call does not say for whom. */
export async function unexplainedAssumption(world: Rollcall): Promise<void> {
  const detail = {
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRole',
    eventID: 'an-assumption-nobody-explains',
    eventTime: new Date(world.sandbox.world.clock.now()).toISOString(),
    awsRegion: company.region,
    recipientAccountId: company.accountId,
    requestParameters: { roleArn: roleOf(world), roleSessionName: 'somebody' },
  }
  const event = { source: 'aws.sts', 'detail-type': 'AWS API Call via CloudTrail', detail }
  const body = JSON.stringify(event)
  const answer = await fetch(`${world.sandbox.url}/_sandbox/events`, { method: 'POST', body })
  if (!answer.ok) throw new Error(`an event was refused: ${await answer.text()}`)
  await world.rest()
}

/** Four policies of 6,144 characters name each profile twice: so many names do not fit. */
const CROWD = 240
/** Of 63 characters, as the longest profile name. */
const longName = (n: number) => `u-${String(n).padStart(61, '0')}`
/** Items of one transaction: 100, less the lease. */
const PER_TRANSACTION = 90

/** More profiles are denied on one role than its policies have room for. */
export async function crowdedDenyList(world: Rollcall): Promise<void> {
  const roleArn = roleOf(world)
  const since = world.sandbox.world.clock.now()
  const taken = await take(world, userKey('crowd'))
  if (!taken.taken) throw new Error('the lease of the crowd is held')
  for (let start = 0; start < CROWD; start += PER_TRANSACTION) {
    const writes = Array.from({ length: Math.min(PER_TRANSACTION, CROWD - start) }, (_, n) => {
      const userId = `crowd-${start + n}`
      return { kind: 'denied', roleArn, profileName: longName(start + n), userId, since } as const
    }) satisfies readonly Write[]
    await world.ports.ledger.write(taken.held, writes, since)
  }
  await world.ports.leases.giveUp(taken.held, since)
  const { clock } = world.sandbox.world
  await requestRole({ ...world.ports, clock }, { roleArn, because: [], removal: true })
  await world.rest()
  await pass(world, 1)
}

/** One that nobody of the course has. */
function roleOf({ map }: Rollcall): string {
  const role = rolesOf(map).find(({ team }) => team === 'forecasting')
  if (!role) throw new Error('the sample has no team forecasting')
  return role.arn
}
