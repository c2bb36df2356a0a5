/** StopTransformJob: Stopping, then Stopped. */
import { transformJob } from '../../jobs/kinds.ts'
import { stopJob } from './work-actions.ts'

export const action = stopJob(transformJob)
