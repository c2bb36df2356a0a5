/** Says whether point-in-time recovery is on. */
import { describeContinuousBackups } from '../../dynamodb/continuous-backups.ts'
import type { Action } from '../service.ts'

export const action: Action = (input, call) => describeContinuousBackups(input, call)
