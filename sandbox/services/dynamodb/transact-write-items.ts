/** Writes up to 100 items, all or none. */
import { transactWriteItems } from '../../dynamodb/transact-write-items.ts'
import type { Action } from '../service.ts'

export const action: Action = (input, call) => transactWriteItems(input, call)
