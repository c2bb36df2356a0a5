/** StopTrainingJob: Stopping, then Stopped. */
import { trainingJob } from '../../jobs/kinds.ts'
import { stopJob } from './work-actions.ts'

export const action = stopJob(trainingJob)
