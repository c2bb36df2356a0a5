/** Reads every item of a table or index. */
import { passThrough } from '../../dynamodb/pass-through.ts'
import type { Action } from '../service.ts'

export const action: Action = (input, call) => passThrough('Scan', input, call)
