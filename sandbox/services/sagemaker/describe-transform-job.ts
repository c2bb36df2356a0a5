/** DescribeTransformJob. */
import { transformJob } from '../../jobs/kinds.ts'
import { describeWork } from './work-actions.ts'
import { transformDetails } from './work-details.ts'

export const action = describeWork(transformJob, transformDetails)
