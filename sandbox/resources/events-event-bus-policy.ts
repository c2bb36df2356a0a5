/** AWS::Events::EventBusPolicy: who else may put events on a bus. */
import { findBus } from '../events/buses.ts'
import type { PolicyDocument } from '../iam/evaluate/document.ts'
import { addResourcePolicy } from '../iam/resource-policies.ts'
import { objectOf } from '../template/read-properties.ts'
import type { ResourceInput, ResourceType } from './resource-type.ts'

export const resource: ResourceType = {
  type: 'AWS::Events::EventBusPolicy',
  honoured: ['EventBusName', 'StatementId', 'Statement.*', 'Action', 'Principal'],
  withoutEffect: {},
  create({ properties, logicalId, accountId, region }, world) {
    const name = String(properties.EventBusName ?? 'default')
    const { arn } = findBus(world, name, { accountId, region })
    const id = String(properties.StatementId ?? logicalId)
    addResourcePolicy(world, arn, { name: id, document: documentOf(properties, arn) })
    return { ref: id, attributes: { Id: id } }
  },
}

/** A whole statement, or the older form of one action and one account. */
function documentOf(properties: ResourceInput['properties'], arn: string): PolicyDocument {
  const { Statement, Action, Principal } = properties
  const older = {
    Effect: 'Allow',
    Principal: Principal === '*' ? '*' : { AWS: Principal },
    Action,
    Resource: arn,
  }
  const statement = Statement === undefined ? older : objectOf(properties, 'Statement')
  return { Version: '2012-10-17', Statement: [statement] }
}
