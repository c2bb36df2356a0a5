/** ListProcessingJobs. */
import { processingJob } from '../../jobs/kinds.ts'
import { listWork } from './work-actions.ts'

export const action = listWork(processingJob, 'ProcessingJobSummaries')
