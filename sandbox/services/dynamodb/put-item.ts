/** Stores one item. */
import { writeItem } from '../../dynamodb/write-item.ts'
import type { Action } from '../service.ts'

export const action: Action = (input, call) => writeItem('PutItem', input, call)
