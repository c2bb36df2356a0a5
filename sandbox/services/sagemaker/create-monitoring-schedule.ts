/** CreateMonitoringSchedule: Pending, then Scheduled until it is stopped; nothing runs. */
import { monitoringSchedule } from '../../jobs/kinds.ts'
import { beginScheduleChange } from '../../jobs/lifecycle.ts'
import { studioAction } from './studio-action.ts'
import { addWork } from './work-create.ts'

export const action = studioAction(
  'CreateMonitoringSchedule',
  (request: Readonly<Record<string, unknown>>, call) => {
    const work = addWork(call, monitoringSchedule, request)
    beginScheduleChange(call.world, work, 'Scheduled')
    return { MonitoringScheduleArn: work.arn }
  },
)
