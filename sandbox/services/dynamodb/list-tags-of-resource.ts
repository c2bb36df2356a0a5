/** Lists a table's tags. */
import { passThrough } from '../../dynamodb/pass-through.ts'
import type { Action } from '../service.ts'

export const action: Action = (input, call) => passThrough('ListTagsOfResource', input, call)
