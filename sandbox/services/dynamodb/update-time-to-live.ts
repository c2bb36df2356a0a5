/** Says which attribute makes items expire. */
import { updateTimeToLive } from '../../dynamodb/time-to-live.ts'
import type { Action } from '../service.ts'

export const action: Action = (input, call) => updateTimeToLive(input, call)
