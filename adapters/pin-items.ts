/** The pins of display names, and what is noted of groups assigned, as one item. */
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { update } from './expressions.ts'

export const pinsKey = { pk: 'pins', sk: 'pins' } as const

/** Before a display name in the pins item, whose own keys must not meet one. */
export const PIN_PREFIX = 'group:'
/** Before a display name whose group strayed; the value says why. */
export const STRAYED_PREFIX = 'strayed:'

/** Before an `assignedKey` in the pins item. */
export const ASSIGNED_PREFIX = 'assigned:'

export const returned = Symbol('returned')

/** What several writes do to one display name's pin. */
export interface PinChange {
  groupId?: string
  /** Why it strayed, or that it strays no more. */
  strayed?: string | typeof returned
}

interface PinChanges {
  /** By display name. */
  readonly pins: ReadonlyMap<string, PinChange>
  /** By `assignedKey`; undefined for those that are assigned no more. */
  readonly assigned: ReadonlyMap<string, boolean | undefined>
}

/** A display name keeps the group id it was first found with. */
export function pinsItem(TableName: string, { pins, assigned }: PinChanges): TransactWriteItem {
  const changes = [...pins].map(([displayName, change], n) => ({ displayName, ...change, n }))
  const pinned = changes.filter(({ groupId }) => groupId !== undefined)
  const moved = changes.filter(({ strayed }) => strayed !== undefined)
  const noted = [...assigned].map(([key, own], n) => ({ key, own, n }))
  const gone = moved.filter(({ strayed }) => strayed !== returned)
  const clauses = {
    set: [
      ...pinned.map(({ n }) => `#pin${n} = if_not_exists(#pin${n}, :group${n})`),
      ...gone.map(({ n }) => `#strayed${n} = :why${n}`),
      ...noted.filter(({ own }) => own !== undefined).map(({ n }) => `#to${n} = :own${n}`),
    ],
    remove: [
      ...moved.filter(({ strayed }) => strayed === returned).map(({ n }) => `#strayed${n}`),
      ...noted.filter(({ own }) => own === undefined).map(({ n }) => `#to${n}`),
    ],
  }
  const values = changes.flatMap(({ groupId, strayed, n }) => [
    [`:group${n}`, groupId],
    [`:why${n}`, strayed],
  ])
  const names = changes.flatMap(({ displayName, n }) => [
    [`#pin${n}`, `${PIN_PREFIX}${displayName}`],
    [`#strayed${n}`, `${STRAYED_PREFIX}${displayName}`],
  ])
  return {
    Update: {
      TableName,
      Key: marshall(pinsKey),
      ...update(
        clauses,
        {
          ...Object.fromEntries(values),
          ...Object.fromEntries(noted.map(({ own, n }) => [`:own${n}`, own])),
        },
        {
          ...Object.fromEntries(names),
          ...Object.fromEntries(noted.map(({ key, n }) => [`#to${n}`, `${ASSIGNED_PREFIX}${key}`])),
        },
      ),
    },
  }
}
