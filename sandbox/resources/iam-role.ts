/** AWS::IAM::Role: kept as data and known to STS; its policies are not evaluated yet. */
import { iam } from '../iam/store.ts'
import { registerRole } from '../services/sts/roles.ts'
import { physicalName } from '../template/physical-names.ts'
import { listOf, numberOf, objectOf, optionalText, tagsOf } from '../template/read-properties.ts'
import type { ResourceType } from './resource-type.ts'

export const resource: ResourceType = {
  type: 'AWS::IAM::Role',
  honoured: [
    'RoleName',
    'Path',
    'AssumeRolePolicyDocument.*',
    'Policies[].PolicyName',
    'Policies[].PolicyDocument.*',
    'ManagedPolicyArns',
    'PermissionsBoundary',
    'MaxSessionDuration',
    'Tags[].Key',
    'Tags[].Value',
  ],
  withoutEffect: { Description: 'a text for people' },
  create(input, world) {
    const { properties, accountId } = input
    const name = optionalText(properties, 'RoleName') ?? physicalName(input, world)
    const path = optionalText(properties, 'Path') ?? '/'
    const arn = `arn:aws:iam::${accountId}:role${path}${name}`
    const trustPolicy = objectOf(properties, 'AssumeRolePolicyDocument')
    const boundary = optionalText(properties, 'PermissionsBoundary')
    const state = iam.of(world)
    if (state.roles.has(arn)) throw new Error(`${arn} exists already`)
    const maxSessionDuration = numberOf(properties, 'MaxSessionDuration', 3600)
    const { roleId } = registerRole(world, { arn, path, trustPolicy, maxSessionDuration })
    state.roles.set(arn, {
      arn,
      roleId,
      name,
      path,
      accountId,
      trustPolicy,
      inlinePolicies: inlinePolicies(listOf(properties, 'Policies')),
      attachedPolicies: new Set(listOf(properties, 'ManagedPolicyArns').map(String)),
      ...(boundary !== undefined && { permissionsBoundary: boundary }),
      tags: tagsOf(properties),
    })
    return { ref: name, attributes: { Arn: arn, RoleId: roleId } }
  },
}

function inlinePolicies(policies: readonly unknown[]) {
  return new Map(
    policies.map((policy) => {
      const properties = Object(policy)
      return [String(properties.PolicyName), objectOf(properties, 'PolicyDocument')]
    }),
  )
}
