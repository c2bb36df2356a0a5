/** Stores and deletes up to 25 items. */
import { batchWriteItem } from '../../dynamodb/write-item.ts'
import type { Action } from '../service.ts'

export const action: Action = (input, call) => batchWriteItem(input, call)
