/**
 * AWS::Events::Rule. Rules by schedule are refused, because AWS::Scheduler::Schedule does that
 * here; so are targets other than machines, functions, queues, topics and buses.
 */
import { findBus, putRule } from '../events/buses.ts'
import { AwsError } from '../services/service.ts'
import { physicalName } from '../template/physical-names.ts'
import type { ResourceType } from './resource-type.ts'

export const resource: ResourceType = {
  type: 'AWS::Events::Rule',
  honoured: [
    'Name',
    'Description',
    'EventBusName',
    'EventPattern.*',
    'ScheduleExpression',
    'State',
    'Targets[].Id',
    'Targets[].Arn',
    'Targets[].RoleArn',
    'Targets[].Input',
    'Targets[].InputPath',
    'Targets[].InputTransformer.InputPathsMap.*',
    'Targets[].InputTransformer.InputTemplate',
    'Targets[].RetryPolicy.MaximumRetryAttempts',
    'Targets[].RetryPolicy.MaximumEventAgeInSeconds',
    'Targets[].DeadLetterConfig.Arn',
  ],
  withoutEffect: { Tags: 'tags of rules decide nothing here' },
  create(input, world) {
    const { properties, accountId, region } = input
    if (properties.ScheduleExpression !== undefined)
      throw new AwsError(
        'ValidationException',
        'ScheduleExpression on a rule is not supported here; use AWS::Scheduler::Schedule',
      )
    const bus = findBus(world, String(properties.EventBusName ?? 'default'), { accountId, region })
    const rule = putRule(bus, {
      name: String(properties.Name ?? physicalName(input, world)),
      description: properties.Description,
      pattern: properties.EventPattern,
      state: properties.State,
      targets: properties.Targets,
    })
    const ref = bus.name === 'default' ? rule.name : `${bus.name}|${rule.name}`
    return { ref, attributes: { Arn: rule.arn } }
  },
}
