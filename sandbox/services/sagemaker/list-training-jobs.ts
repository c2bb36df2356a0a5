/** ListTrainingJobs. */
import { trainingJob } from '../../jobs/kinds.ts'
import { listWork } from './work-actions.ts'

export const action = listWork(trainingJob, 'TrainingJobSummaries')
