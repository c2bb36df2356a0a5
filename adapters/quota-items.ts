/** What is noted of service quotas, as one item of the directory table. */
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { QuotaNote, QuotaNotes, QuotaWrite } from '../core/ports/quotas.ts'
import type { QuotaCode } from '../core/quota/codes.ts'
import { update } from './expressions.ts'
import type { Item } from './transactions.dynamodb.ts'

export const quotasKey = { pk: 'quotas', sk: 'quotas' } as const

/** Before a code: what was counted, and since when it is full. */
const COUNTED = 'counted:'
const FULL = 'full:'

/** Of several writes of one code the last counts. */
export function quotasItem(TableName: string, writes: readonly QuotaWrite[]): TransactWriteItem {
  const changes = new Map<string, Readonly<Record<string, number>> | undefined>()
  for (const write of writes) {
    if (write.kind === 'quota has room') changes.set(`${FULL}${write.code}`, undefined)
    else if (write.kind === 'quota full')
      changes.set(`${FULL}${write.code}`, { since: write.at, limit: write.limit })
    else {
      const { limit, used, at: askedAt } = write
      changes.set(`${COUNTED}${write.code}`, { limit, used, askedAt })
    }
  }
  const listed = [...changes].map(([name, value], n) => ({ name, value, n }))
  const clauses = {
    set: listed.filter(({ value }) => value).map(({ n }) => `#q${n} = :q${n}`),
    remove: listed.filter(({ value }) => !value).map(({ n }) => `#q${n}`),
  }
  const values = Object.fromEntries(listed.map(({ value, n }) => [`:q${n}`, value]))
  const names = Object.fromEntries(listed.map(({ name, n }) => [`#q${n}`, name]))
  return { Update: { TableName, Key: marshall(quotasKey), ...update(clauses, values, names) } }
}

export function readQuotas(item: Item | undefined): QuotaNotes {
  const notes = new Map<QuotaCode, QuotaNote>()
  const add = (name: string, prefix: string, note: QuotaNote) => {
    const code = name.slice(prefix.length) as QuotaCode
    notes.set(code, { ...notes.get(code), ...note })
  }
  for (const [name, value] of Object.entries(item ?? {})) {
    if (name.startsWith(COUNTED)) add(name, COUNTED, value as QuotaNote)
    if (name.startsWith(FULL)) add(name, FULL, { full: value as QuotaNote['full'] & {} })
  }
  return notes
}
