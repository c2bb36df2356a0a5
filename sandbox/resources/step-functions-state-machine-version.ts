/** AWS::StepFunctions::StateMachineVersion: a machine's revision, numbered and kept as it is. */
import { publishVersion } from '../machines/registry.ts'
import type { ResourceType } from './resource-type.ts'

interface Properties {
  readonly StateMachineArn: string
  readonly StateMachineRevisionId?: string
  readonly Description?: string
}

export const resource: ResourceType = {
  type: 'AWS::StepFunctions::StateMachineVersion',
  honoured: ['StateMachineArn', 'StateMachineRevisionId', 'Description'],
  withoutEffect: {},
  create(input, world) {
    const properties = input.properties as unknown as Properties
    const { arn } = publishVersion(world, {
      stateMachineArn: properties.StateMachineArn,
      revisionId: properties.StateMachineRevisionId,
      description: properties.Description,
    })
    return { ref: arn, attributes: { Arn: arn } }
  },
}
