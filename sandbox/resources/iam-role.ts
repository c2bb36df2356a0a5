/** AWS::IAM::Role: who may assume it, and what its sessions may do. */
import { managedPolicy } from '../iam/asker.ts'
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
  policies: { AssumeRolePolicyDocument: 'trust', 'Policies[].PolicyDocument': 'identity' },
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
    const attached = listOf(properties, 'ManagedPolicyArns').map(String)
    for (const policy of boundary ? [...attached, boundary] : attached) managedPolicy(state, policy)
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
      attachedPolicies: new Set(attached),
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
