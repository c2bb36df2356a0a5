/** AWS::Lambda::Version: a number for the one bundle that a run of the sandbox has. */
import { functionArnOf, publishVersion } from '../lambdas/functions.ts'
import { textOf } from '../template/read-properties.ts'
import type { ResourceType } from './resource-type.ts'

export const resource: ResourceType = {
  type: 'AWS::Lambda::Version',
  honoured: ['FunctionName'],
  withoutEffect: {
    CodeSha256: 'the bundle is the one of this assembly',
    Description: 'a text for people',
    ProvisionedConcurrencyConfig: 'workers stay warm as long as there is room',
  },
  create(input, world) {
    const arn = functionArnOf(textOf(input.properties, 'FunctionName'), input)
    const version = publishVersion(world, arn)
    const versionArn = `${arn}:${version}`
    return { ref: versionArn, attributes: { Version: version, FunctionArn: versionArn } }
  },
}
