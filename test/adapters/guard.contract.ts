/** What every backend of the deletion guard and of the freeze promises. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Frozen, GuardChanged, LeaseLost } from '../../core/errors.ts'
import { type Asked, emptyGuard } from '../../core/guard/group-guard.ts'
import { userKey } from '../../core/lease/keys.ts'
import type { GuardWrite, Held } from '../../core/ports.ts'
import type { Freeze, Permit } from '../../core/words.ts'
import type { MakePorts, StorePorts } from '../support/rollcall-tables.ts'
import { testStart as now } from '../support/test-world.ts'
import { asked, heldBy } from './leases.contract.ts'

const groupId = 'group'
const of = (userId: string) => ({ groupId, userId })

function wish(more: Partial<Asked> = {}): Asked {
  return { evidence: 'left the group', teams: ['research'], since: now, lastAt: now, ...more }
}

type Leaving = Extract<GuardWrite, { readonly kind: 'leaving' }>

function leaving(more: Partial<Leaving>): Leaving {
  const nobody = { gone: [], further: 0, back: [], forget: [] }
  return { kind: 'leaving', groupId, at: now, size: 12, ...nobody, ...more }
}

function letGo(userId: string, more: Partial<Permit> = {}): GuardWrite {
  const permit: Permit = { groupId, planned: now, evidence: 'left the group', ...more }
  return { kind: 'let go', userId, permit, at: now + 1 }
}

export function guardContract(backend: string, make: MakePorts): void {
  describe(`guard and freeze in ${backend}`, () => {
    let made: StorePorts
    let lease: Held
    const ports = () => made
    const write = (...writes: GuardWrite[]) => made.ledger.write(lease, writes, now)

    beforeEach(async () => {
      made = await make()
      lease = heldBy(await made.leases.request(asked(userKey('ada'))))
    })
    afterEach(() => made.close())

    wishContract(ports, write)
    letGoContract(ports, write)
    freezeContract(ports, write)
  })
}

type Write = (...writes: GuardWrite[]) => Promise<void>

function wishContract(ports: () => StorePorts, write: Write): void {
  test('of a group nothing is noted until a listing or a user says something', async () => {
    const { guard, snapshot } = ports()
    expect(await guard.read(groupId)).toBeUndefined()
    expect((await snapshot.group(groupId)).guard).toBeUndefined()
    expect((await guard.groups()).guards).toEqual([])
    await write(leaving({ gone: ['ada', 'bob'], further: 3 }))
    const noted = {
      ...emptyGuard(groupId),
      round: 1,
      size: 12,
      gone: new Map([
        ['ada', now],
        ['bob', now],
      ]),
      further: { count: 3, at: now },
    }
    expect(await guard.read(groupId)).toEqual(noted)
    expect((await snapshot.group(groupId)).guard).toEqual(noted)
    expect((await guard.groups()).guards).toEqual([noted])
  })

  test('a wish stands as it was first said, until it is said again', async () => {
    const { guard } = ports()
    await write(leaving({ gone: ['ada'] }))
    const first = await guard.ask(of('ada'), wish())
    expect([first.asked, first.gone]).toEqual([new Map([['ada', wish()]]), new Map()])
    const later = wish({ since: now + 9, evidence: 'absent from the directory' })
    expect((await guard.ask(of('ada'), later)).asked.get('ada')).toEqual(wish())
    expect((await guard.ask(of('ada'), later, 'again')).asked.get('ada')).toEqual(later)
    expect((await guard.read(groupId))?.size).toBe(12)
  })

  test('who comes back has no wish left; of whom nothing counts, nothing stays', async () => {
    const { guard } = ports()
    await write(leaving({ gone: ['ada', 'bob'] }))
    await guard.ask(of('ada'), wish())
    await guard.ask(of('cyd'), wish())
    await write(letGo('cyd'))
    await write(leaving({ size: 11, back: ['ada', 'bob'], forget: ['cyd'] }))
    const { round, ...rest } = (await guard.read(groupId)) ?? emptyGuard('')
    expect(rest).toEqual({ ...emptyGuard(groupId), size: 11, round: undefined })
    expect(round).toBe(5)
  })

  test('who waits is known beside the user, and a wish withdrawn is gone', async () => {
    const { guard, snapshot, leases } = ports()
    await guard.ask(of('ada'), wish())
    await write({ kind: 'waits in', userId: 'ada', groupIds: [groupId] })
    expect((await leases.readWithUser('ada')).user?.waitsIn).toEqual([groupId])
    const withdrawn: GuardWrite = { kind: 'wish withdrawn', groupId, userId: 'ada' }
    await write({ kind: 'waits in', userId: 'ada', groupIds: [] }, withdrawn)
    expect(await snapshot.user('ada')).not.toHaveProperty('waitsIn')
    expect((await guard.read(groupId))?.asked).toEqual(new Map())
  })

  test('an answer is written once, and not when something was noted meanwhile', async () => {
    const { guard } = ports()
    const { round } = await guard.ask(of('ada'), wish())
    const approval = { hash: 'h', by: 'anna', at: now, userIds: ['ada'] }
    await guard.ask(of('bob'), wish())
    expect(await guard.answer({ groupId, round }, { approval })).toBe(false)
    expect(await guard.answer({ groupId, round: round + 1 }, { approval })).toBe(true)
    expect(await guard.answer({ groupId, round: round + 1 }, { approval })).toBe(false)
    const refusal = { hash: 'h', by: 'anna', at: now }
    expect(await guard.answer({ groupId, round: round + 2 }, { refusal })).toBe(true)
    expect(await guard.read(groupId)).toMatchObject({ approval, refusal })
  })
}

function letGoContract(ports: () => StorePorts, write: Write): void {
  test('who is let go is noted by kind, and asks no more', async () => {
    const { guard } = ports()
    for (const userId of ['ada', 'bob', 'cyd']) await guard.ask(of(userId), wish())
    await write(letGo('ada'))
    await write(letGo('bob', { evidence: 'absent from the directory' }))
    await write(letGo('cyd', { hold: 'hash' }))
    expect(await guard.read(groupId)).toMatchObject({
      asked: new Map(),
      letGo: {
        leaving: new Map([['ada', now + 1]]),
        absent: new Map([['bob', now + 1]]),
        approved: new Map([['cyd', now + 1]]),
      },
    })
  })

  test('whose wish is gone is not let go, and nothing else of it is written', async () => {
    const { guard, snapshot } = ports()
    const other = { kind: 'user seen', userId: 'ada', status: 'enabled' } as const
    const { ledger, leases } = ports()
    const lease = heldBy(await leases.request(asked(userKey('bob'))))
    await expect(ledger.write(lease, [letGo('bob'), other], now)).rejects.toThrow(GuardChanged)
    expect(await snapshot.user('ada')).toBeUndefined()
    expect(await guard.read(groupId)).toBeUndefined()
  })

  test('the same suspension may begin twice, an earlier one is no permit', async () => {
    const { guard } = ports()
    await guard.ask(of('ada'), wish())
    await write(letGo('ada'))
    await write(letGo('ada'))
    await expect(write(letGo('ada', { planned: now + 2 }))).rejects.toThrow(GuardChanged)
  })

  test('who is disabled needs no wish, and is not counted', async () => {
    const { guard } = ports()
    await guard.ask(of('ada'), wish())
    const { evidence: _, ...disabled } = { groupId, planned: now, evidence: undefined }
    await write({ kind: 'let go', userId: 'ada', permit: disabled, at: now })
    await write({ kind: 'let go', userId: 'bob', permit: disabled, at: now })
    const { asked: asking, letGo: noted } = (await guard.read(groupId)) ?? emptyGuard('')
    expect([asking, noted]).toEqual([new Map(), emptyGuard('').letGo])
  })

  test('what a user waits for is known beside the user, until it is nothing', async () => {
    const { snapshot, leases } = ports()
    const waits = ['fraud: freeze', 'research: quota']
    await write({ kind: 'waits for', userId: 'ada', waits })
    expect((await leases.readWithUser('ada')).user?.waitsFor).toEqual(waits)
    await write({ kind: 'waits for', userId: 'ada', waits: [] })
    expect(await snapshot.user('ada')).not.toHaveProperty('waitsFor')
  })
}

function freezeContract(ports: () => StorePorts, write: Write): void {
  const freeze = (more: Partial<Freeze> = {}): Freeze => {
    return { scope: 'all changes', by: 'anna', since: now, ...more }
  }
  const begin = (step: 'grant' | 'suspend') => write({ kind: 'unless frozen', step, now })

  test('a freeze stops what it says, until it ends or is lifted', async () => {
    const { freezes } = ports()
    await begin('grant')
    await freezes.set(freeze())
    expect(await freezes.read()).toEqual(freeze())
    await expect(begin('grant')).rejects.toThrow(Frozen)
    await freezes.set(freeze({ scope: 'removals' }))
    await begin('grant')
    await expect(begin('suspend')).rejects.toThrow(Frozen)
    await freezes.set(freeze({ until: now + 1 }))
    await expect(begin('suspend')).rejects.toThrow(Frozen)
    await freezes.set(freeze({ until: now }))
    await begin('suspend')
    await freezes.set(freeze())
    await freezes.lift()
    await freezes.lift()
    await begin('suspend')
    expect(await freezes.read()).toBeUndefined()
  })

  test('the freeze is read beside the lease, and a lost lease is told first', async () => {
    const { freezes, leases, ledger } = ports()
    expect(await leases.readWithUser('ada')).not.toHaveProperty('freeze')
    await freezes.set(freeze())
    const { freeze: read, lease } = await leases.readWithUser('ada')
    expect([read, lease?.key]).toEqual([freeze(), userKey('ada')])
    const stranger = { key: userKey('ada'), fence: 0 }
    const frozen: GuardWrite = { kind: 'unless frozen', step: 'grant', now }
    await expect(ledger.write(stranger, [frozen], now)).rejects.toThrow(LeaseLost)
  })

  test('work that waits keeps its causes, and is due when it said', async () => {
    const { leases } = ports()
    const key = userKey('bob')
    const held = heldBy(await leases.request(asked(key)))
    const later = now + 60_000
    const answer = await leases.release(held, { seen: 1, now, lookAgainAt: later, undone: true })
    expect(answer).toMatchObject({ released: true })
    const lease = await leases.read(key)
    expect(lease).toMatchObject({ wanted: 1, done: 0, leaseUntil: 0, dueAt: later })
    expect(lease?.because).toHaveLength(1)
    expect(await leases.due(later - 1, 10)).not.toContain(key)
    expect(await leases.due(later, 10)).toContain(key)
    expect((await leases.take(key, later)).taken).toBe(true)
  })
}
