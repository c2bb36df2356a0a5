/** DescribeHyperParameterTuningJob. */
import { tuningJob } from '../../jobs/kinds.ts'
import { describeWork } from './work-actions.ts'
import { tuningDetails } from './work-details.ts'

export const action = describeWork(tuningJob, tuningDetails)
