/** AWS::Lambda::Alias: a name for one version. Weighted routing is not supported. */
import { functionArnOf, functions, resolveFunction } from '../lambdas/functions.ts'
import { textOf } from '../template/read-properties.ts'
import type { ResourceType } from './resource-type.ts'

export const resource: ResourceType = {
  type: 'AWS::Lambda::Alias',
  honoured: ['FunctionName', 'FunctionVersion', 'Name'],
  withoutEffect: {
    Description: 'a text for people',
    ProvisionedConcurrencyConfig: 'workers stay warm as long as there is room',
  },
  create(input, world) {
    const { properties } = input
    const arn = functionArnOf(textOf(properties, 'FunctionName'), input)
    const version = textOf(properties, 'FunctionVersion')
    const aliasArn = `${arn}:${textOf(properties, 'Name')}`
    resolveFunction(world, `${arn}:${version}`)
    functions.of(world).aliases.set(aliasArn, version)
    return { ref: aliasArn, attributes: { AliasArn: aliasArn } }
  },
}
