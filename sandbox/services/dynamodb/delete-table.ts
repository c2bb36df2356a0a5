/** Deletes a table and all in it. */
import { deleteTable } from '../../dynamodb/tables.ts'
import type { Action } from '../service.ts'

export const action: Action = (input, call) => deleteTable(input, call)
