/** Reads up to 100 items as they stood at one moment. */
import { transactGetItems } from '../../dynamodb/read-items.ts'
import type { Action } from '../service.ts'

export const action: Action = (input, call) => transactGetItems(input, call)
