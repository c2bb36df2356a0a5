/** Lists the tables of the account and Region. */
import { passThrough } from '../../dynamodb/pass-through.ts'
import type { Action } from '../service.ts'

export const action: Action = (input, call) => passThrough('ListTables', input, call)
