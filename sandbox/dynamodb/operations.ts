/** Dynalite's operations by name: what checks a request, and what carries it out. */
import batchGetItem from 'dynalite/actions/batchGetItem.js'
import batchWriteItem from 'dynalite/actions/batchWriteItem.js'
import createTable from 'dynalite/actions/createTable.js'
import deleteItem from 'dynalite/actions/deleteItem.js'
import deleteTable from 'dynalite/actions/deleteTable.js'
import describeTable from 'dynalite/actions/describeTable.js'
import getItem from 'dynalite/actions/getItem.js'
import listTables from 'dynalite/actions/listTables.js'
import listTagsOfResource from 'dynalite/actions/listTagsOfResource.js'
import putItem from 'dynalite/actions/putItem.js'
import query from 'dynalite/actions/query.js'
import scan from 'dynalite/actions/scan.js'
import tagResource from 'dynalite/actions/tagResource.js'
import untagResource from 'dynalite/actions/untagResource.js'
import updateItem from 'dynalite/actions/updateItem.js'
import updateTable from 'dynalite/actions/updateTable.js'
import type { Rules, Store } from 'dynalite/db/index.js'
import batchGetItemRules from 'dynalite/validations/batchGetItem.js'
import batchWriteItemRules from 'dynalite/validations/batchWriteItem.js'
import createTableRules from 'dynalite/validations/createTable.js'
import deleteItemRules from 'dynalite/validations/deleteItem.js'
import deleteTableRules from 'dynalite/validations/deleteTable.js'
import describeTableRules from 'dynalite/validations/describeTable.js'
import getItemRules from 'dynalite/validations/getItem.js'
import validations from 'dynalite/validations/index.js'
import listTablesRules from 'dynalite/validations/listTables.js'
import listTagsOfResourceRules from 'dynalite/validations/listTagsOfResource.js'
import putItemRules from 'dynalite/validations/putItem.js'
import queryRules from 'dynalite/validations/query.js'
import scanRules from 'dynalite/validations/scan.js'
import tagResourceRules from 'dynalite/validations/tagResource.js'
import untagResourceRules from 'dynalite/validations/untagResource.js'
import updateItemRules from 'dynalite/validations/updateItem.js'
import updateTableRules from 'dynalite/validations/updateTable.js'
import { AwsError } from '../services/service.ts'
import { expectTableArn } from './tagged-table.ts'

type Run = (store: Store, data: object, done: (error: unknown, output?: unknown) => void) => void

const operations = {
  BatchGetItem: [batchGetItem, batchGetItemRules],
  BatchWriteItem: [batchWriteItem, batchWriteItemRules],
  CreateTable: [createTable, createTableRules],
  DeleteItem: [deleteItem, deleteItemRules],
  DeleteTable: [deleteTable, deleteTableRules],
  DescribeTable: [describeTable, describeTableRules],
  GetItem: [getItem, getItemRules],
  ListTables: [listTables, listTablesRules],
  ListTagsOfResource: [listTagsOfResource, listTagsOfResourceRules],
  PutItem: [putItem, putItemRules],
  Query: [query, queryRules],
  Scan: [scan, scanRules],
  TagResource: [tagResource, tagResourceRules],
  UntagResource: [untagResource, untagResourceRules],
  UpdateItem: [updateItem, updateItemRules],
  UpdateTable: [updateTable, updateTableRules],
} as const satisfies Readonly<Record<string, readonly [Run, Rules]>>

export type Operation = keyof typeof operations

/** The operations that dynalite checks and carries out. */
export const operationNames: readonly string[] = Object.keys(operations)

/**
 * The request as dynalite reads it (unknown members dropped, expressions parsed). Throws `AwsError`
 * in DynamoDB's words when it is not well formed. The input is left as it was.
 */
export function check<Data extends object>(
  operation: Operation,
  input: object,
  store: Store,
): Data {
  const [, rules]: readonly [Run, Rules] = operations[operation]
  expectTableArn(operation, input)
  try {
    const data = validations.checkTypes(structuredClone(input), rules.types)
    validations.checkValidations(data, rules.types, rules.custom, store)
    return data as Data
  } catch (error) {
    throw inWordsOfAws(error)
  }
}

/** Carries out a checked request on a store. Rejects with `AwsError`. */
export function carryOut<Output extends object>(
  operation: Operation,
  data: object,
  store: Store,
): Promise<Output> {
  const [run]: readonly [Run, Rules] = operations[operation]
  return new Promise((resolve, reject) => {
    run(store, data, (error, output) => {
      if (error) reject(inWordsOfAws(error))
      else resolve((output || {}) as Output)
    })
  })
}

/** Dynalite's errors carry the HTTP body; anything else is a fault of ours and stays as it is. */
export function inWordsOfAws(error: unknown): unknown {
  if (!(error instanceof Error) || !('body' in error) || !('statusCode' in error)) return error
  const body = error.body as { __type: string; message?: string; Message?: string }
  const code = body.__type.slice(body.__type.indexOf('#') + 1)
  return new AwsError(code, body.message ?? body.Message ?? code, Number(error.statusCode))
}
