/** Holds each record to its row: its flag, and members that the row does not name. */
import type { TrailRecord } from '../contracts.ts'
import { rowOf } from './rows.ts'

/** What is wrong with a record; empty when it is as its row says. */
export function recordProblems(record: TrailRecord): readonly string[] {
  const { eventSource, eventName, readOnly, errorCode } = record
  const row = rowOf(eventSource, eventName)
  if (!row) return [`${eventSource} ${eventName} has no row`]
  const at = (problem: string) => `the record of ${eventSource} ${eventName} ${problem}`
  const failed = errorCode !== undefined
  return [
    ...(readOnly === row.readOnly ? [] : [at(`says readOnly ${readOnly}`)]),
    ...(failed && record.responseElements !== null ? [at('answers a failure')] : []),
    ...strangers(record.requestParameters, row.requestParameters).map((name) =>
      at(`has requestParameters.${name}`),
    ),
    ...strangers(record.responseElements, row.responseElements).map((name) =>
      at(`has responseElements.${name}`),
    ),
  ]
}

function strangers(
  members: Readonly<Record<string, unknown>> | null,
  known: readonly string[] | 'model',
): string[] {
  if (known === 'model' || members === null) return []
  return Object.keys(members).filter((name) => !known.includes(name))
}
