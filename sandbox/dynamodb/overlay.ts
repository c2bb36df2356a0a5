/**
 * Writes that happen together: dynalite's actions run against an overlay that records what they
 * would store, and the record is then stored in one atomic batch (item and indexes alike).
 */
import type { Change, Store, SubDb } from 'dynalite/db/index.js'

export interface Overlay {
  readonly store: Store
  readonly changes: readonly Change[]
}

export function overlayOn(store: Store): Overlay {
  const changes: Change[] = []
  const recording = (name: string, db: SubDb): SubDb => ({
    get: (key, done) => db.get(key, done),
    put(key, value, done) {
      changes.push({ type: 'put', key: `${name}~${key}`, value })
      done(null)
    },
    del(key, done) {
      changes.push({ type: 'del', key: `${name}~${key}` })
      done(null)
    },
    batch() {
      throw new Error('dynalite stores no item in batches')
    },
    // The caller holds the item's lock already.
    lock: (_key, run) => run((next) => next),
  })
  return {
    changes,
    store: {
      ...store,
      getItemDb: (table) => recording(itemsOf(table), store.getItemDb(table)),
      getIndexDb: (kind, table, index) =>
        recording(
          `index-${kind.toLowerCase()}~${table}~${index}`,
          store.getIndexDb(kind, table, index),
        ),
    },
  }
}

/** What stands before every key of a table's items in dynalite's one database. */
export function itemsOf(table: string): string {
  return `item-${table}`
}

export async function commit(store: Store, changes: readonly Change[]): Promise<void> {
  if (changes.length > 0) await store.db.batch(changes)
}
