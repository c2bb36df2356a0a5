/** CreateTransformJob: it runs until it ends or is stopped; nothing is computed. */
import { transformJob } from '../../jobs/kinds.ts'
import { createJob } from './work-actions.ts'

export const action = createJob(transformJob)
