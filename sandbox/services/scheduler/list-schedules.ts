/** ListSchedules: pages of 100 unless told, 1 to 100. */
import { listSchedules } from '../../events/schedules/schedules.ts'
import { type Action, AwsError } from '../service.ts'

/** Members as they are called in the query; `ScheduleGroup` is the SDK's `GroupName`. */
interface ListSchedulesRequest {
  readonly ScheduleGroup?: string
  readonly NamePrefix?: string
  readonly State?: string
  readonly MaxResults?: number | string
  /** The ARN of the last schedule of the page before, in base64. */
  readonly NextToken?: string
}

export const action: Action = (input: ListSchedulesRequest, { world, accountId, region }) => {
  const { ScheduleGroup, NamePrefix = '', State, NextToken } = input
  const limit = Number(input.MaxResults ?? 100)
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    throw new AwsError('ValidationException', 'MaxResults must be between 1 and 100.')
  const after = NextToken === undefined ? '' : Buffer.from(NextToken, 'base64').toString()
  const left = listSchedules(world, { accountId, region }).filter(
    (schedule) =>
      schedule.arn > after &&
      schedule.name.startsWith(NamePrefix) &&
      (ScheduleGroup === undefined || schedule.groupName === ScheduleGroup) &&
      (State === undefined || schedule.state === State),
  )
  const page = left.slice(0, limit)
  const last = left.length > limit ? page.at(-1) : undefined
  return {
    Schedules: page.map((schedule) => ({
      Arn: schedule.arn,
      Name: schedule.name,
      GroupName: schedule.groupName,
      State: schedule.state,
      CreationDate: schedule.createdAtMs / 1000,
      LastModificationDate: schedule.createdAtMs / 1000,
      Target: { Arn: schedule.target.arn },
    })),
    ...(last && { NextToken: Buffer.from(last.arn).toString('base64') }),
  }
}
