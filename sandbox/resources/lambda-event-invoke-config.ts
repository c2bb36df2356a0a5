/**
 * AWS::Lambda::EventInvokeConfig: only what says the same as Lambda's defaults, which the sandbox
 * follows: two retries, and no destination.
 */
import { functionArnOf, resolveFunction } from '../lambdas/functions.ts'
import { physicalName } from '../template/physical-names.ts'
import { numberOf, textOf } from '../template/read-properties.ts'
import type { ResourceType } from './resource-type.ts'

export const resource: ResourceType = {
  type: 'AWS::Lambda::EventInvokeConfig',
  honoured: ['FunctionName', 'Qualifier', 'MaximumRetryAttempts'],
  withoutEffect: {
    MaximumEventAgeInSeconds: 'an event waits here at most three minutes for its last retry',
  },
  create(input, world) {
    const { properties } = input
    const arn = functionArnOf(textOf(properties, 'FunctionName'), input)
    resolveFunction(world, `${arn}:${textOf(properties, 'Qualifier')}`)
    const retries = numberOf(properties, 'MaximumRetryAttempts', 2)
    if (retries !== 2) {
      throw new Error(
        `Properties.MaximumRetryAttempts must be 2 here, its default; it is ${retries}`,
      )
    }
    return { ref: physicalName(input, world), attributes: {} }
  },
}
