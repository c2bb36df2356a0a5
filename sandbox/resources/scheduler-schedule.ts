/** AWS::Scheduler::Schedule: a Lambda function or a state machine called by the clock. */
import { createSchedule } from '../events/schedules/schedules.ts'
import { physicalName } from '../template/physical-names.ts'
import type { ResourceType } from './resource-type.ts'

export const resource: ResourceType = {
  type: 'AWS::Scheduler::Schedule',
  honoured: [
    'Name',
    'GroupName',
    'Description',
    'ScheduleExpression',
    'ScheduleExpressionTimezone',
    'StartDate',
    'EndDate',
    'State',
    'FlexibleTimeWindow.Mode',
    'Target.Arn',
    'Target.RoleArn',
    'Target.Input',
    'Target.RetryPolicy.MaximumRetryAttempts',
    'Target.RetryPolicy.MaximumEventAgeInSeconds',
    'Target.DeadLetterConfig.Arn',
  ],
  withoutEffect: { KmsKeyArn: 'nothing is encrypted here' },
  create(input, world) {
    const { properties, accountId, region } = input
    const name = String(properties.Name ?? physicalName(input, world))
    const schedule = createSchedule(world, { name, accountId, region, properties })
    return { ref: name, attributes: { Arn: schedule.arn } }
  },
}
