/** ListAutoMLJobs. */
import { autoMlJob } from '../../jobs/kinds.ts'
import { listWork } from './work-actions.ts'
import { autoMlDetails } from './work-details.ts'

export const action = listWork(autoMlJob, 'AutoMLJobSummaries', autoMlDetails)
