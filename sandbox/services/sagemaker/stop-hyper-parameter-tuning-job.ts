/** StopHyperParameterTuningJob: Stopping, then Stopped. */
import { tuningJob } from '../../jobs/kinds.ts'
import { stopJob } from './work-actions.ts'

export const action = stopJob(tuningJob)
