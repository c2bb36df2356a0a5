/** IAM's adapter and its in-memory twin keep one contract. */
import { IAMClient } from '@aws-sdk/client-iam'
import { iamDenyPolicies } from '../../adapters/deny-policies.iam.ts'
import { denyDocument } from '../../core/deny-list/document.ts'
import { denyPolicyArns } from '../../core/deny-list/policy-arns.ts'
import { account, enforced } from '../sandbox/iam/enforced.ts'
import { memoryDenyPolicies } from '../support/memory-deny-policies.ts'
import { memoryTrouble } from '../support/service-ports.ts'
import { troubledEndpoint } from '../support/troubled-endpoint.ts'
import { denyPoliciesContract, type MadePolicies } from './deny-policies.contract.ts'
import { policyTroublesContract } from './troubles.contract.ts'

async function inMemory(): Promise<MadePolicies> {
  const roleArn = `arn:aws:iam::${account}:role/rollcall/persona/rollcall-a-b`
  const [arn = ''] = denyPolicyArns(roleArn)
  const { fault, trouble } = memoryTrouble()
  const policies = memoryDenyPolicies({ roleArns: [roleArn], fault })
  return { policies, arn, trouble, close: async () => {} }
}

async function inIam(): Promise<MadePolicies> {
  const [ManagedPolicyName, Path] = ['rollcall-a-b-deny-1', '/rollcall/deny/']
  const PolicyDocument = denyDocument([], 'stop')
  const Properties = { ManagedPolicyName, Path, PolicyDocument }
  const sandbox = await enforced({ Deny: { Type: 'AWS::IAM::ManagedPolicy', Properties } })
  const endpoint = await troubledEndpoint(sandbox.world)
  const client = new IAMClient(endpoint.settings)
  // One version a second, so that the oldest can be told.
  const policies = iamDenyPolicies({ client })
  const write: typeof policies.write = async (...given) => {
    await sandbox.world.clock.advance(1_000)
    return policies.write(...given)
  }
  return {
    policies: { ...policies, write },
    arn: `arn:aws:iam::${account}:policy${Path}${ManagedPolicyName}`,
    trouble: endpoint.trouble,
    async close() {
      await endpoint.close()
      await sandbox.close()
    },
  }
}

denyPoliciesContract('memory', inMemory)
denyPoliciesContract('IAM', inIam)
policyTroublesContract('memory', inMemory)
policyTroublesContract('IAM', inIam)
