/** The freeze as an item of the leases table, read beside a lease and checked beside a write. */
import { marshall } from '@aws-sdk/util-dynamodb'
import { removalSteps } from '../core/freeze.ts'
import type { Freeze, Instant, StepKind } from '../core/words.ts'
import type { Item } from './transactions.dynamodb.ts'

export const freezeKey = { key: 'freeze' } as const

export function readFreeze(item: Item | undefined): Freeze | undefined {
  return item?.freeze as Freeze | undefined
}

/** Holds when no freeze stops such a step at `now`. */
export function unlessFrozen(TableName: string, step: StepKind, now: Instant) {
  const spared = removalSteps.includes(step) ? [] : ['#freeze.#scope = :removals']
  const conditions = ['attribute_not_exists(#freeze)', '#freeze.#until <= :now', ...spared]
  return {
    ConditionCheck: {
      TableName,
      Key: marshall(freezeKey),
      ConditionExpression: conditions.join(' OR '),
      ExpressionAttributeNames: {
        '#freeze': 'freeze',
        '#until': 'until',
        ...(spared.length > 0 && { '#scope': 'scope' }),
      },
      ExpressionAttributeValues: marshall({
        ':now': now,
        ...(spared.length > 0 && { ':removals': 'removals' satisfies Freeze['scope'] }),
      }),
    },
  }
}
