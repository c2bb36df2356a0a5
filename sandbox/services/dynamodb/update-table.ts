/** Changes a table's billing mode or throughput, the two things dynalite can change. */
import { passThrough } from '../../dynamodb/pass-through.ts'
import type { Action } from '../service.ts'

export const action: Action = (input, call) => passThrough('UpdateTable', input, call)
