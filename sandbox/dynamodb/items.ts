/** Finds tables and items, and names the lock of an item. */
import dynalite, { type Item, type Store, type Table } from 'dynalite/db/index.js'
import { inWordsOfAws } from './operations.ts'

/** Rejects with ResourceNotFoundException. */
export function findTable(store: Store, name: string): Promise<Table> {
  return new Promise((resolve, reject) => {
    store.getTable(name, false, (error, table) => {
      if (error || !table) reject(inWordsOfAws(error))
      else resolve(table)
    })
  })
}

/** The stored key of an item, or undefined when the key does not fit the table. */
export function storedKey(table: Table, key: Item): string | undefined {
  const whole = Object.fromEntries(
    table.KeySchema.flatMap(({ AttributeName: name }) => {
      const value = key[name]
      return value ? [[name, value]] : []
    }),
  )
  return dynalite.validateKey(whole, table) ? undefined : dynalite.createKey(whole, table)
}

/** The item as stored. */
export function findItem(store: Store, table: Table, key: Item): Promise<Item | undefined> {
  const stored = storedKey(table, key)
  if (stored === undefined) return Promise.resolve(undefined)
  return new Promise((resolve, reject) => {
    store.getItemDb(table.TableName).get(stored, (error, item) => {
      if (error) reject(error)
      else resolve(item as Item | undefined)
    })
  })
}

export function lockOf(table: Table, key: Item): string | undefined {
  const stored = storedKey(table, key)
  return stored === undefined ? undefined : `${table.TableName}/${stored}`
}
