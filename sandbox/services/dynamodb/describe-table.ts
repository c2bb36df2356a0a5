/** Describes a table as it was made. */
import { passThrough } from '../../dynamodb/pass-through.ts'
import type { Action } from '../service.ts'

export const action: Action = (input, call) => passThrough('DescribeTable', input, call)
