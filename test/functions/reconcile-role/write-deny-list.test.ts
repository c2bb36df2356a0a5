/** The Deny list of a role is what the ledger says, whoever asks for it at once. */
import { describe, expect, test } from 'vitest'
import type { AccessMap } from '../../../core/access-map/access-map.ts'
import { profilesIn } from '../../../core/deny-list/document.ts'
import { denyPolicyArns } from '../../../core/deny-list/policy-arns.ts'
import { LeaseLost } from '../../../core/errors.ts'
import { roleKey, userKey } from '../../../core/lease/keys.ts'
import { rolesOf } from '../../../core/persona/role-name.ts'
import type { Write } from '../../../core/ports.ts'
import { writeDenyList } from '../../../functions/reconcile-role/write-deny-list/handler.ts'
import { requestRole } from '../../../functions/support/start-role.ts'
import { exampleText, mapOf } from '../../core/access-map/example.ts'
import { memoryDenyPolicies } from '../../support/memory-deny-policies.ts'
import { memoryLeases } from '../../support/memory-leases.ts'
import { memoryLedger } from '../../support/memory-ledger.ts'
import { memoryOwnEvents } from '../../support/memory-own-events.ts'
import { type Fault, memoryTables } from '../../support/memory-tables.ts'
import { memoryWorkflows } from '../../support/memory-workflows.ts'
import { testStart as start } from '../../support/test-world.ts'

const byTag = mapOf(exampleText)
const byName = mapOf(exampleText.replace('mode: iam,', 'mode: iam, presignDeny: tag-and-names,'))
const personaRole = rolesOf(byTag)[0]?.arn ?? ''
const presignRole = 'arn:aws:iam::111122223333:role/rollcall/service/rollcall-presign-research'
const arns = denyPolicyArns(personaRole)

interface Given {
  readonly deployed?: boolean
  readonly fault?: Fault
  readonly map?: AccessMap
  readonly roleArn?: string
}

function open(given: Given = {}) {
  const tables = memoryTables()
  const logged: Array<readonly [string, Readonly<Record<string, unknown>>]> = []
  let now = start
  const { deployed = true, map = byTag, roleArn = personaRole, ...fault } = given
  const ports = {
    clock: { now: () => now },
    leases: memoryLeases({ tables, begins: 1000 }),
    ledger: memoryLedger({ tables }),
    ownEvents: memoryOwnEvents(),
    denyPolicies: memoryDenyPolicies({ roleArns: deployed ? [roleArn] : [], ...fault }),
    workflows: memoryWorkflows(),
    map,
    log: {
      info: (message: string, facts: Readonly<Record<string, unknown>>) => {
        logged.push([message, facts])
      },
    },
  }
  const handler = writeDenyList(ports)

  /** Under the lease of some user, as a step does. */
  async function write(...writes: readonly Write[]) {
    const because = { eventId: 'event', door: 'scim', time: now } as const
    const key = userKey('maya')
    const request = { key, because, now, removal: true, readDirectory: false }
    const answer = await ports.leases.request(request)
    if (!answer.taken) throw new Error('the lease is not to be had')
    await ports.ledger.write(answer.held, writes, now)
    await ports.leases.giveUp(answer.held, now)
    await requestRole(ports, { roleArn, because: [], removal: true })
  }

  async function run() {
    const started = ports.workflows.started.at(-1)
    if (started?.machine !== 'reconcile-role') throw new Error('nothing was started')
    return handler(started.input)
  }

  const named = () =>
    denyPolicyArns(roleArn).flatMap((arn) => {
      const current = ports.denyPolicies.policies.get(arn)?.find(({ isDefault }) => isDefault)
      return profilesIn(current?.document ?? '{}')
    })
  const later = (ms: number) => {
    now += ms
  }
  return { ...ports, handler, logged, write, run, named, later }
}

function denied(name: string, since = start, roleArn = personaRole): Write {
  return { kind: 'denied', roleArn, profileName: `u-${name}`, userId: name, since }
}

const lifted = (name: string): Write => ({
  kind: 'deny lifted',
  roleArn: personaRole,
  profileName: `u-${name}`,
})

describe('the Deny list of a role', () => {
  test('names both of two who left at once', async () => {
    const world = open()
    await world.write(denied('ada'))
    await world.write(denied('bob'))
    expect(await world.run()).toEqual({ denied: 2, leftOut: 0 })
    expect(world.named()).toEqual(['u-ada', 'u-bob'])
  })

  test('costs two rounds for a hundred requests, and one execution', async () => {
    const world = open()
    await world.write(denied('ada'))
    const { document } = world.denyPolicies
    let asked = false
    world.denyPolicies.document = async (...given) => {
      if (!asked) {
        asked = true
        for (let count = 0; count < 99; count++) await world.write(denied(`p${count}`))
      }
      return document(...given)
    }
    expect(await world.run()).toMatchObject({ denied: 100 })
    expect(world.workflows.started).toHaveLength(1)
    expect(world.named()).toHaveLength(100)
    const rounds = world.logged.filter(([message]) => message === 'deny list has been written')
    expect(rounds).toHaveLength(2)
  })

  test('names nobody who was taken off, however often it is written', async () => {
    const world = open()
    for (let round = 0; round < 7; round++) {
      await world.write(denied('ada'), denied(`b${round}`))
      await world.run()
      await world.write(lifted(`b${round}`))
      await world.run()
      expect(world.named()).toEqual(['u-ada'])
    }
    expect(world.denyPolicies.policies.get(arns[0] ?? '')).toHaveLength(5)
  })

  test('is not written when it is as it should be', async () => {
    const world = open()
    await world.write(denied('ada'))
    await world.run()
    await requestRole(world, { roleArn: personaRole, because: [], removal: false })
    await world.run()
    expect(world.denyPolicies.policies.get(arns[0] ?? '')).toHaveLength(2)
    expect(world.denyPolicies.policies.get(arns[1] ?? '')).toHaveLength(1)
  })

  test('says whom it has no room for: the newest', async () => {
    const world = open()
    const long = 'x'.repeat(50)
    const all = Array.from({ length: 250 }, (_, index) => denied(`${long}${index}`, start + index))
    for (let from = 0; from < 250; from += 50) await world.write(...all.slice(from, from + 50))
    const { leftOut } = await world.run()
    expect(leftOut).toBe(250 - world.named().length)
    expect(leftOut).toBeGreaterThan(0)
    const [, facts] = world.logged.find(([message]) => message === 'deny list full') ?? []
    expect(facts).toMatchObject({ roleArn: personaRole, leftOut })
    expect(facts?.profileNames).toContain(`u-${long}249`)
  })

  test('that has no policy yet leaves everybody out, and says so', async () => {
    const world = open({ deployed: false })
    await world.write(denied('ada'))
    expect(await world.run()).toEqual({ denied: 1, leftOut: 1 })
    const told = { roleArn: personaRole, leftOut: 1, profileNames: ['u-ada'] }
    expect(world.logged).toContainEqual(['deny list full', told])
  })

  test('is not written by a holder that lost its lease', async () => {
    const world = open()
    await world.write(denied('ada'))
    world.later(6 * 60_000)
    await expect(world.run()).rejects.toThrow(LeaseLost)
    expect(world.named()).toEqual([])
    const taken = await world.leases.take(roleKey(personaRole), start + 6 * 60_000)
    expect(taken).toMatchObject({ taken: true })
  })

  test('is not done while IAM shows the old one', async () => {
    const world = open()
    await world.write(denied('ada'))
    const { write } = world.denyPolicies
    world.denyPolicies.write = async () => 'v2'
    await expect(world.run()).rejects.toMatchObject({ name: 'StillPending' })
    world.denyPolicies.write = write
    await world.run()
    expect(world.named()).toEqual(['u-ada'])
    expect(await world.leases.read(roleKey(personaRole))).toMatchObject({
      leaseUntil: 0,
      wanted: 1,
    })
  })
})

describe('the Deny list of a presign role', () => {
  test('names the profiles by ARN, and says whom it has no room for', async () => {
    const world = open({ map: byName, roleArn: presignRole })
    const long = 'x'.repeat(50)
    const name = (index: number) => `${long}${String(index).padStart(3, '0')}`
    const all = Array.from({ length: 220 }, (_, index) =>
      denied(name(index), start + index, presignRole),
    )
    for (let from = 0; from < 220; from += 50) await world.write(...all.slice(from, from + 50))
    const { leftOut } = await world.run()
    expect(leftOut).toBe(220 - world.named().length)
    expect(leftOut).toBeGreaterThan(0)
    expect(JSON.stringify([...world.denyPolicies.policies.values()])).toContain(
      `arn:aws:sagemaker:eu-west-1:111122223333:user-profile/d-research0001/u-${name(0)}`,
    )
    expect(world.ownEvents.published.map(({ kind }) => kind)).toEqual(['deny list full'])
  })

  test('is neither written nor told of once its domain denies by tag alone', async () => {
    const world = open({ map: byTag, roleArn: presignRole, deployed: false })
    await world.write(denied('ada', start, presignRole))
    expect(await world.run()).toEqual({ denied: 0, leftOut: 0 })
    expect(world.ownEvents.published).toEqual([])
  })
})
