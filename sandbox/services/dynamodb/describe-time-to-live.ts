/** Says which attribute makes items expire, if any. */
import { describeTimeToLive } from '../../dynamodb/time-to-live.ts'
import type { Action } from '../service.ts'

export const action: Action = (input, call) => describeTimeToLive(input, call)
