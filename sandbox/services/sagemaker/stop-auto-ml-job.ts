/** StopAutoMLJob: Stopping, then Stopped. */
import { autoMlJob } from '../../jobs/kinds.ts'
import { stopJob } from './work-actions.ts'

export const action = stopJob(autoMlJob)
