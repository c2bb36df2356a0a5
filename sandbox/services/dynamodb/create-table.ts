/** Makes a table. */
import { createTable } from '../../dynamodb/tables.ts'
import type { Action } from '../service.ts'

export const action: Action = (input, call) => createTable(input, call)
