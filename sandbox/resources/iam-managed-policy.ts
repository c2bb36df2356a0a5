/** AWS::IAM::ManagedPolicy: a policy that roles attach, or have as their boundary. */
import { iam, roleNamed } from '../iam/store.ts'
import { physicalName } from '../template/physical-names.ts'
import { listOf, objectOf, optionalText } from '../template/read-properties.ts'
import type { ResourceType } from './resource-type.ts'

const idAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

export const resource: ResourceType = {
  type: 'AWS::IAM::ManagedPolicy',
  honoured: ['ManagedPolicyName', 'Path', 'PolicyDocument.*', 'Roles'],
  policies: { PolicyDocument: 'identity' },
  withoutEffect: { Description: 'a text for people', Tags: 'nothing reads the tags of a policy' },
  create(input, world) {
    const { properties, accountId } = input
    const name = optionalText(properties, 'ManagedPolicyName') ?? physicalName(input, world, 128)
    const path = optionalText(properties, 'Path') ?? '/'
    const arn = `arn:aws:iam::${accountId}:policy${path}${name}`
    const policyId = `ANPA${world.random.text(17, idAlphabet)}`
    const document = objectOf(properties, 'PolicyDocument')
    const state = iam.of(world)
    if (state.managedPolicies.has(arn)) throw new Error(`${arn} exists already`)
    state.managedPolicies.set(arn, { arn, policyId, name, path, accountId, document })
    for (const role of listOf(properties, 'Roles')) {
      roleNamed(state, accountId, String(role)).attachedPolicies.add(arn)
    }
    return { ref: arn, attributes: { PolicyArn: arn, PolicyId: policyId } }
  },
}
