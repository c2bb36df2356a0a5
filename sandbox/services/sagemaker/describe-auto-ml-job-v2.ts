/** DescribeAutoMLJobV2. */
import { autoMlJob } from '../../jobs/kinds.ts'
import { describeWork } from './work-actions.ts'
import { autoMlDetails } from './work-details.ts'

export const action = describeWork(autoMlJob, autoMlDetails)
