/** ListTransformJobs. */
import { transformJob } from '../../jobs/kinds.ts'
import { listWork } from './work-actions.ts'

export const action = listWork(transformJob, 'TransformJobSummaries')
