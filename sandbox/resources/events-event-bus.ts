/** AWS::Events::EventBus */
import { createBus } from '../events/buses.ts'
import type { ResourceType } from './resource-type.ts'

export const resource: ResourceType = {
  type: 'AWS::Events::EventBus',
  honoured: ['Name', 'Description'],
  withoutEffect: {
    DeadLetterConfig: 'takes only events that could not be encrypted; nothing is encrypted here',
    KmsKeyIdentifier: 'nothing is encrypted here',
    LogConfig: 'bus logs are not kept here',
    Policy: 'only AWS::Events::EventBusPolicy puts a policy on a bus here',
    Tags: 'tags of buses decide nothing here',
  },
  create({ properties, accountId, region }, world) {
    const name = String(properties.Name)
    const bus = createBus(world, {
      accountId,
      region,
      name,
      ...(typeof properties.Description === 'string' && { description: properties.Description }),
    })
    return { ref: name, attributes: { Arn: bus.arn, Name: name } }
  },
}
