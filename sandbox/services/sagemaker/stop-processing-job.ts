/** StopProcessingJob: Stopping, then Stopped. */
import { processingJob } from '../../jobs/kinds.ts'
import { stopJob } from './work-actions.ts'

export const action = stopJob(processingJob)
