/** AWS::IAM::Policy: an inline policy put on roles. */
import { iam, roleNamed } from '../iam/store.ts'
import { listOf, objectOf, textOf } from '../template/read-properties.ts'
import type { ResourceType } from './resource-type.ts'

export const resource: ResourceType = {
  type: 'AWS::IAM::Policy',
  honoured: ['PolicyName', 'PolicyDocument.*', 'Roles'],
  policies: { PolicyDocument: 'identity' },
  withoutEffect: {},
  create({ properties, accountId }, world) {
    const name = textOf(properties, 'PolicyName')
    const document = objectOf(properties, 'PolicyDocument')
    for (const role of listOf(properties, 'Roles')) {
      roleNamed(iam.of(world), accountId, String(role)).inlinePolicies.set(name, document)
    }
    return { ref: name, attributes: {} }
  },
}
