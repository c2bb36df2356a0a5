/** AWS::Lambda::Permission: one statement of a function's own policy. */
import type { PolicyDocument } from '../iam/evaluate/document.ts'
import { addResourcePolicy } from '../iam/resource-policies.ts'
import { functionArnOf, resolveFunction } from '../lambdas/functions.ts'
import { physicalName } from '../template/physical-names.ts'
import { optionalText, textOf } from '../template/read-properties.ts'
import type { ResourceInput, ResourceType } from './resource-type.ts'

export const resource: ResourceType = {
  type: 'AWS::Lambda::Permission',
  honoured: ['FunctionName', 'Action', 'Principal', 'SourceAccount', 'SourceArn'],
  withoutEffect: {},
  create(input, world) {
    const arn = functionArnOf(textOf(input.properties, 'FunctionName'), input)
    resolveFunction(world, arn)
    const id = physicalName(input, world)
    addResourcePolicy(world, arn, { name: id, document: documentOf(input.properties, arn) })
    return { ref: id, attributes: { Id: id } }
  },
}

/** A principal with a dot is a service, any other an account, a user or a role (AddPermission). */
function documentOf(properties: ResourceInput['properties'], arn: string): PolicyDocument {
  const principal = textOf(properties, 'Principal')
  const source = optionalText(properties, 'SourceArn')
  const account = optionalText(properties, 'SourceAccount')
  const isService = /^[\w.-]+\.[\w.-]+$/.test(principal)
  const conditions = {
    ...(source !== undefined && { ArnLike: { 'aws:SourceArn': source } }),
    ...(account !== undefined && { StringEquals: { 'aws:SourceAccount': account } }),
  }
  return {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: isService ? { Service: principal } : { AWS: principal },
      Action: textOf(properties, 'Action'),
      Resource: arn,
      Condition: conditions,
    },
  }
}
