/** StopMonitoringSchedule: Pending, then Stopped; what is not Scheduled is refused (assumed). */
import { monitoringSchedule } from '../../jobs/kinds.ts'
import { beginScheduleChange } from '../../jobs/lifecycle.ts'
import { validationException } from './errors.ts'
import { studioAction } from './studio-action.ts'
import { namedWork } from './work-find.ts'

export const action = studioAction(
  'StopMonitoringSchedule',
  (request: Readonly<Record<string, unknown>>, call) => {
    const work = namedWork(call, monitoringSchedule, request)
    if (work.status !== 'Scheduled') {
      throw validationException(`The monitoring schedule is in status ${work.status}.`)
    }
    beginScheduleChange(call.world, work, 'Stopped')
    return undefined
  },
)
