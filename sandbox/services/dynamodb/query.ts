/** Reads the items of one partition of a table or index. */
import { passThrough } from '../../dynamodb/pass-through.ts'
import type { Action } from '../service.ts'

export const action: Action = (input, call) => passThrough('Query', input, call)
