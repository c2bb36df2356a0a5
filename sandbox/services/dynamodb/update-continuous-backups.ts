/** Turns point-in-time recovery on or off, as kept data. */
import { updateContinuousBackups } from '../../dynamodb/continuous-backups.ts'
import type { Action } from '../service.ts'

export const action: Action = (input, call) => updateContinuousBackups(input, call)
