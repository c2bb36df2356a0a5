/** AWS::Events::EventBusPolicy: accepted, and not enforced yet: any rule may send to any bus. */
import { findBus } from '../events/buses.ts'
import type { ResourceType } from './resource-type.ts'

export const resource: ResourceType = {
  type: 'AWS::Events::EventBusPolicy',
  honoured: ['EventBusName', 'StatementId'],
  withoutEffect: {
    Action: 'bus policies are not enforced here yet',
    Condition: 'bus policies are not enforced here yet',
    Principal: 'bus policies are not enforced here yet',
    Statement: 'bus policies are not enforced here yet',
  },
  create({ properties, logicalId, accountId, region }, world) {
    findBus(world, String(properties.EventBusName ?? 'default'), { accountId, region })
    const id = String(properties.StatementId ?? logicalId)
    return { ref: id, attributes: { Id: id } }
  },
}
