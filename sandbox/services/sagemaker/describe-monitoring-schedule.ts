/** DescribeMonitoringSchedule. */
import { monitoringSchedule } from '../../jobs/kinds.ts'
import { describeWork } from './work-actions.ts'

export const action = describeWork(monitoringSchedule)
