/** Reads up to 100 items of several tables. */
import { batchGetItem } from '../../dynamodb/read-items.ts'
import type { Action } from '../service.ts'

export const action: Action = (input, call) => batchGetItem(input, call)
