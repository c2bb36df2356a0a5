/** ListHyperParameterTuningJobs. */
import { tuningJob } from '../../jobs/kinds.ts'
import { listWork } from './work-actions.ts'
import { tuningSummary } from './work-details.ts'

export const action = listWork(tuningJob, 'HyperParameterTuningJobSummaries', tuningSummary)
