/** ListMonitoringSchedules. */
import { monitoringSchedule } from '../../jobs/kinds.ts'
import { listWork } from './work-actions.ts'

export const action = listWork(monitoringSchedule, 'MonitoringScheduleSummaries')
