/** AWS::Lambda::Permission: kept as data; resource policies are not evaluated yet. */
import { functionArnOf, functions, resolveFunction } from '../lambdas/functions.ts'
import { physicalName } from '../template/physical-names.ts'
import { textOf } from '../template/read-properties.ts'
import type { ResourceType } from './resource-type.ts'

const kept = 'kept as data: resource policies are not evaluated yet'

export const resource: ResourceType = {
  type: 'AWS::Lambda::Permission',
  honoured: ['FunctionName'],
  withoutEffect: {
    Action: kept,
    Principal: kept,
    PrincipalOrgID: kept,
    SourceAccount: kept,
    SourceArn: kept,
  },
  create(input, world) {
    const arn = functionArnOf(textOf(input.properties, 'FunctionName'), input)
    resolveFunction(world, arn)
    const { permissions } = functions.of(world)
    permissions.set(arn, [...(permissions.get(arn) ?? []), input.properties])
    const id = physicalName(input, world)
    return { ref: id, attributes: { Id: id } }
  },
}
