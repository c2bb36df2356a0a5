/** GetSchedule */
import { findSchedule } from '../../events/schedules/schedules.ts'
import type { Action } from '../service.ts'

interface GetScheduleRequest {
  readonly Name?: string
  /** `GroupName`, as it is called in the query. Default `default`. */
  readonly groupName?: string
}

export const action: Action = (input: GetScheduleRequest, { world, accountId, region }) => {
  const groupName = input.groupName ?? 'default'
  const schedule = findSchedule(world, { accountId, region, groupName, name: String(input.Name) })
  const { description, startMs, endMs, createdAtMs } = schedule
  return {
    Arn: schedule.arn,
    GroupName: schedule.groupName,
    Name: schedule.name,
    ScheduleExpression: schedule.expressionText,
    ScheduleExpressionTimezone: schedule.timeZone,
    State: schedule.state,
    CreationDate: createdAtMs / 1000,
    LastModificationDate: createdAtMs / 1000,
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'NONE',
    Target: schedule.target.given,
    ...(description !== undefined && { Description: description }),
    ...(startMs !== undefined && { StartDate: startMs / 1000 }),
    ...(endMs !== undefined && { EndDate: endMs / 1000 }),
  }
}
