/** What the sandbox uses of dynalite, which carries no types of its own. */

declare module 'dynalite/actions/*.js' {
  type Done = (error: unknown, output?: unknown) => void
  const action: (store: import('dynalite/db/index.js').Store, data: object, done: Done) => void
  export default action
}

declare module 'dynalite/validations/*.js' {
  const rules: import('dynalite/db/index.js').Rules
  export default rules
}

declare module 'dynalite/validations/index.js' {
  type Store = import('dynalite/db/index.js').Store
  type Rules = import('dynalite/db/index.js').Rules
  const validations: {
    checkTypes(data: object, types: Rules['types']): object
    checkValidations(data: object, types: Rules['types'], custom: Rules['custom'], s: Store): void
  }
  export default validations
}

declare module 'dynalite/db/index.js' {
  export type Value = Readonly<Record<string, unknown>>
  export type Item = Readonly<Record<string, Value>>
  type Done = (error: unknown) => void

  export interface Rules {
    readonly types: object
    readonly custom?: (data: object, store: Store) => string | undefined
  }

  export interface KeyPart {
    readonly AttributeName: string
    readonly KeyType: string
  }

  /** The table as stored and described. Dynalite keeps members it does not know. */
  export interface Table {
    readonly TableName: string
    readonly TableStatus: string
    readonly KeySchema: readonly KeyPart[]
    readonly [member: string]: unknown
  }

  export interface SubDb {
    get(key: string, done: (error: unknown, value?: unknown) => void): void
    put(key: string, value: unknown, done: Done): void
    del(key: string, done: Done): void
    batch(operations: readonly object[], done: Done): void
    lock(key: string, run: (release: <Next>(next: Next) => Next) => void): void
  }

  export interface Change {
    readonly type: 'put' | 'del'
    readonly key: string
    readonly value?: unknown
  }

  export interface Store {
    readonly options: { readonly maxItemSize: number }
    readonly db: {
      batch(changes: readonly Change[]): Promise<void>
      values(range: { readonly gte: string; readonly lt: string }): { all(): Promise<unknown[]> }
      clear(range: { readonly gte: string; readonly lt: string }): Promise<void>
    }
    readonly tableDb: SubDb & { awsAccountId: string; awsRegion: string }
    getItemDb(table: string): SubDb
    getIndexDb(kind: string, table: string, index: string): SubDb
    getTagDb(table: string): SubDb
    deleteItemDb(table: string, done: Done): void
    deleteIndexDb(kind: string, table: string, index: string, done: Done): void
    deleteTagDb(table: string, done: Done): void
    getTable(
      name: string,
      checkStatus: boolean,
      done: (error: unknown, table?: Table) => void,
    ): void
  }

  const db: {
    create(options: {
      readonly createTableMs: number
      readonly deleteTableMs: number
      readonly updateTableMs: number
    }): Store
    /** An error (with `body`) when the key does not fit the table, else nothing. */
    validateKey(key: Item, table: Table): unknown
    validateItem(item: Item, table: Table): unknown
    createKey(item: Item, table: Table): string
    itemSize(item: Item): number
  }
  export default db
}
