/** DescribeTrainingJob. */
import { trainingJob } from '../../jobs/kinds.ts'
import { describeWork } from './work-actions.ts'
import { trainingDetails } from './work-details.ts'

export const action = describeWork(trainingJob, trainingDetails)
