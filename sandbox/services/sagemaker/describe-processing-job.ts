/** DescribeProcessingJob. */
import { processingJob } from '../../jobs/kinds.ts'
import { describeWork } from './work-actions.ts'

export const action = describeWork(processingJob)
