/**
 * The deletion guard's item of a group: one attribute for each user and note, so that notes of
 * different users never meet, and whoever writes one reads nothing first.
 */
import { marshall } from '@aws-sdk/util-dynamodb'
import {
  type Approval,
  type Asked,
  type GroupGuard,
  letGoKinds,
  notedAs,
  type Refusal,
} from '../core/guard/group-guard.ts'
import type { GuardWrite } from '../core/ports/guard.ts'
import type { Instant } from '../core/words.ts'
import { update } from './expressions.ts'
import type { Item } from './transactions.dynamodb.ts'

/** In the group's own partition of the directory table: one query reads it with the members. */
export const guardKey = (groupId: string) => ({ pk: `group#${groupId}`, sk: 'guard' })

const GONE = 'gone:'
const ASKED = 'asked:'
const letGo = (kind: (typeof letGoKinds)[number]) => `let go ${kind}:`

const values = { ':one': 1 } as const
const names = { '#round': 'round', '#size': 'size' } as const

export type Leaving = Extract<GuardWrite, { readonly kind: 'leaving' }>
export type LettingGo = Extract<GuardWrite, { readonly kind: 'let go' }>
export type Withdrawing = Extract<GuardWrite, { readonly kind: 'wish withdrawn' }>

/** The members of an update of a group's item, beside its table. */
export function asking(
  { groupId, userId }: { readonly groupId: string; readonly userId: string },
  wish: Asked,
  how?: 'again',
) {
  const set = how === 'again' ? '#asked = :wish' : '#asked = if_not_exists(#asked, :wish)'
  return {
    Key: marshall(guardKey(groupId)),
    ...update(
      { set: [set], remove: ['#gone'], add: ['#round :one'] },
      { ...values, ':wish': wish },
      { ...names, '#asked': `${ASKED}${userId}`, '#gone': `${GONE}${userId}` },
    ),
  }
}

export function leaving(write: Leaving) {
  const { groupId, at, size, gone, further, back, forget } = write
  const attributes: string[] = []
  const named = (attribute: string) => `#n${attributes.push(attribute)}`
  const left = gone.map((userId) => named(`${GONE}${userId}`))
  const notes = [
    ...[...back, ...forget].flatMap((userId) => [`${GONE}${userId}`, `${ASKED}${userId}`]),
    ...forget.flatMap((userId) => letGoKinds.map((kind) => `${letGo(kind)}${userId}`)),
  ].map(named)
  return {
    Key: marshall(guardKey(groupId)),
    ...update(
      {
        set: [
          '#size = :size',
          ...left.map((name) => `${name} = :at`),
          ...(further > 0 ? ['further = :further'] : []),
        ],
        remove: [...notes, ...(further > 0 ? [] : ['further'])],
        add: ['#round :one'],
      },
      { ...values, ':size': size, ':at': at, ':further': { count: further, at } },
      {
        ...names,
        ...Object.fromEntries(attributes.map((attribute, n) => [`#n${n + 1}`, attribute])),
      },
    ),
  }
}

/** On condition that the wish still stands, or that this very suspension has begun before. */
export function lettingGo({ userId, permit, at }: LettingGo) {
  const kind = notedAs(permit)
  return {
    Key: marshall(guardKey(permit.groupId)),
    ...update(
      {
        set: kind ? ['#letGo = :at'] : [],
        remove: ['#asked', '#gone'],
        add: ['#round :one'],
        when: kind ? ['attribute_exists(#asked) OR #letGo >= :planned'] : [],
      },
      { ...values, ':at': at, ':planned': permit.planned },
      {
        ...names,
        '#asked': `${ASKED}${userId}`,
        '#gone': `${GONE}${userId}`,
        ...(kind && { '#letGo': `${letGo(kind)}${userId}` }),
      },
    ),
  }
}

export function withdrawing({ groupId, userId }: Withdrawing) {
  return {
    Key: marshall(guardKey(groupId)),
    ...update({ remove: ['#asked'], add: ['#round :one'] }, values, {
      ...names,
      '#asked': `${ASKED}${userId}`,
    }),
  }
}

export function answering(
  { groupId, round }: Pick<GroupGuard, 'groupId' | 'round'>,
  answer: { readonly approval: Approval } | { readonly refusal: Refusal },
) {
  const [name, value] =
    'approval' in answer ? ['approval', answer.approval] : ['refusal', answer.refusal]
  return {
    Key: marshall(guardKey(groupId)),
    ...update(
      { set: ['#answer = :answer'], add: ['#round :one'], when: ['#round = :round'] },
      { ...values, ':answer': value, ':round': round },
      { ...names, '#answer': String(name) },
    ),
  }
}

export function readGuard(groupId: string, item: Item): GroupGuard {
  const { further, approval, refusal } = item as Pick<
    GroupGuard,
    'further' | 'approval' | 'refusal'
  >
  return {
    groupId,
    round: Number(item.round ?? 0),
    size: Number(item.size ?? 0),
    gone: notes<Instant>(item, GONE),
    ...(further && { further }),
    asked: notes<Asked>(item, ASKED),
    letGo: {
      leaving: notes<Instant>(item, letGo('leaving')),
      absent: notes<Instant>(item, letGo('absent')),
      approved: notes<Instant>(item, letGo('approved')),
    },
    ...(approval && { approval }),
    ...(refusal && { refusal }),
  }
}

function notes<Note>(item: Item, prefix: string): ReadonlyMap<string, Note> {
  return new Map(
    Object.entries(item).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value as Note] as const] : [],
    ),
  )
}
