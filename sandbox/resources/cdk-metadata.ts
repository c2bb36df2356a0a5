/** AWS::CDK::Metadata: CDK's note about itself. */
import { physicalName } from '../template/physical-names.ts'
import type { ResourceType } from './resource-type.ts'

export const resource: ResourceType = {
  type: 'AWS::CDK::Metadata',
  honoured: [],
  withoutEffect: { Analytics: 'CDK counts constructs with it' },
  create: (input, world) => ({ ref: physicalName(input, world), attributes: {} }),
}
