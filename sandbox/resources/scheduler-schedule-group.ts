/** AWS::Scheduler::ScheduleGroup */
import { createGroup } from '../events/schedules/schedules.ts'
import { physicalName } from '../template/physical-names.ts'
import type { ResourceType } from './resource-type.ts'

export const resource: ResourceType = {
  type: 'AWS::Scheduler::ScheduleGroup',
  honoured: ['Name'],
  withoutEffect: { Tags: 'tags of schedule groups decide nothing here' },
  create(input, world) {
    const { properties, accountId, region } = input
    const name = String(properties.Name ?? physicalName(input, world))
    const arn = createGroup(world, { accountId, region }, name)
    const now = new Date(world.clock.now()).toISOString()
    return {
      ref: name,
      attributes: { Arn: arn, CreationDate: now, LastModificationDate: now, State: 'ACTIVE' },
    }
  },
}
