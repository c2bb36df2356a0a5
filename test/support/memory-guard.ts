/** The deletion guard and the freeze in memory, by the same contract as the DynamoDB adapters. */
import { Frozen, GuardChanged } from '../../core/errors.ts'
import { isFrozen } from '../../core/freeze.ts'
import {
  type Approval,
  type Asked,
  emptyGuard,
  type GroupGuard,
  notedAs,
  type Refusal,
} from '../../core/guard/group-guard.ts'
import type { Freezes, Guard, GuardWrite, Write } from '../../core/ports.ts'
import { type Fault, type MemoryTables, noFault, pageOf } from './memory-tables.ts'

type Guards = Pick<MemoryTables, 'guards'>
type Answer = { readonly approval: Approval } | { readonly refusal: Refusal }

export function memoryGuard(options: { readonly tables: Guards; readonly fault?: Fault }): Guard {
  const { tables, fault = noFault } = options
  return {
    ask: (group, wish, how) =>
      fault('guard.ask', () => {
        note(tables, group.groupId, (guard) => withWish(guard, group.userId, { wish, how }))
        return structuredClone(guardOf(tables, group.groupId))
      }),
    read: (groupId) => fault('guard.read', () => structuredClone(tables.guards.get(groupId))),
    groups: (cursor) =>
      fault('guard.groups', () => {
        const { rows, next } = pageOf([...tables.guards.values()], { cursor, most: 10 })
        return { guards: structuredClone(rows), ...next }
      }),
    answer: ({ groupId, round }, answer: Answer) =>
      fault('guard.answer', () => {
        if (guardOf(tables, groupId).round !== round) return false
        note(tables, groupId, (guard) => ({ ...guard, ...answer }))
        return true
      }),
  }
}

export function memoryFreezes(options: {
  readonly tables: Pick<MemoryTables, 'freeze'>
  readonly fault?: Fault
}): Freezes {
  const { tables, fault = noFault } = options
  return {
    read: () => fault('freezes.read', () => tables.freeze),
    set: (freeze) =>
      fault('freezes.set', () => {
        tables.freeze = freeze
      }),
    lift: () =>
      fault('freezes.lift', () => {
        tables.freeze = undefined
      }),
  }
}

/** Throws when a condition among the writes of a transaction does not hold. */
export function requireConditions(tables: MemoryTables, write: Write): void {
  if (write.kind === 'unless frozen' && isFrozen(tables.freeze, write.step, write.now))
    throw new Frozen('frozen')
  if (write.kind !== 'let go') return
  const { userId, permit } = write
  const kind = notedAs(permit)
  const { asked, letGo } = guardOf(tables, permit.groupId)
  if (!kind || asked.has(userId) || (letGo[kind].get(userId) ?? -1) >= permit.planned) return
  throw new GuardChanged(`the wish of ${userId} to be let go stands no more`)
}

export function noteInGuard(
  tables: Guards,
  write: Extract<GuardWrite, { readonly kind: 'leaving' | 'let go' | 'wish withdrawn' }>,
): void {
  if (write.kind === 'wish withdrawn') {
    const { groupId, userId } = write
    note(tables, groupId, (guard) => ({ ...guard, asked: without(guard.asked, [userId]) }))
    return
  }
  if (write.kind === 'leaving') note(tables, write.groupId, (guard) => afterLeaving(guard, write))
  else note(tables, write.permit.groupId, (guard) => afterLettingGo(guard, write))
}

function note({ guards }: Guards, groupId: string, change: (guard: GroupGuard) => GroupGuard) {
  const before = guardOf({ guards }, groupId)
  guards.set(groupId, structuredClone({ ...change(before), round: before.round + 1 }))
}

function guardOf({ guards }: Guards, groupId: string): GroupGuard {
  return guards.get(groupId) ?? emptyGuard(groupId)
}

function withWish(
  guard: GroupGuard,
  userId: string,
  { wish, how }: { readonly wish: Asked; readonly how: 'again' | undefined },
): GroupGuard {
  const standing = how === 'again' ? undefined : guard.asked.get(userId)
  const asked = new Map(guard.asked).set(userId, standing ?? wish)
  return { ...guard, asked, gone: without(guard.gone, [userId]) }
}

function afterLeaving(
  guard: GroupGuard,
  write: Extract<GuardWrite, { readonly kind: 'leaving' }>,
): GroupGuard {
  const { at, size, gone, further: count, back, forget } = write
  const { further: _, ...rest } = guard
  const left = new Map(without(guard.gone, [...back, ...forget]))
  for (const userId of gone) left.set(userId, at)
  return {
    ...rest,
    size,
    gone: left,
    ...(count > 0 && { further: { count, at } }),
    asked: without(guard.asked, [...back, ...forget]),
    letGo: {
      leaving: without(guard.letGo.leaving, forget),
      absent: without(guard.letGo.absent, forget),
      approved: without(guard.letGo.approved, forget),
    },
  }
}

function afterLettingGo(
  guard: GroupGuard,
  { userId, permit, at }: Extract<GuardWrite, { readonly kind: 'let go' }>,
): GroupGuard {
  const kind = notedAs(permit)
  const noted = kind && { [kind]: new Map(guard.letGo[kind]).set(userId, at) }
  const letGo = { ...guard.letGo, ...noted }
  const asked = without(guard.asked, [userId])
  return { ...guard, letGo, asked, gone: without(guard.gone, [userId]) }
}

function without<Note>(
  notes: ReadonlyMap<string, Note>,
  userIds: readonly string[],
): Map<string, Note> {
  const left = new Map(notes)
  for (const userId of userIds) left.delete(userId)
  return left
}
