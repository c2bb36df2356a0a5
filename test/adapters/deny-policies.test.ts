/** IAM's adapter and its in-memory twin keep one contract. */
import { IAMClient } from '@aws-sdk/client-iam'
import { iamDenyPolicies } from '../../adapters/deny-policies.iam.ts'
import { denyDocument } from '../../core/deny-list/document.ts'
import { denyPolicyArns } from '../../core/deny-list/policy-arns.ts'
import { account, enforced } from '../sandbox/iam/enforced.ts'
import { memoryDenyPolicies } from '../support/memory-deny-policies.ts'
import { denyPoliciesContract, type MadePolicies } from './deny-policies.contract.ts'

async function inMemory(): Promise<MadePolicies> {
  const roleArn = `arn:aws:iam::${account}:role/rollcall/persona/rollcall-a-b`
  const [arn = ''] = denyPolicyArns(roleArn)
  const policies = memoryDenyPolicies({ roleArns: [roleArn] })
  return { policies, arn, close: async () => {} }
}

async function inIam(): Promise<MadePolicies> {
  const [ManagedPolicyName, Path] = ['rollcall-a-b-deny-1', '/rollcall/deny/']
  const PolicyDocument = denyDocument([], 'stop')
  const Properties = { ManagedPolicyName, Path, PolicyDocument }
  const sandbox = await enforced({ Deny: { Type: 'AWS::IAM::ManagedPolicy', Properties } })
  const client = new IAMClient({
    endpoint: sandbox.url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKIAOPERATOR', secretAccessKey: 'none' },
    maxAttempts: 1,
  })
  // One version a second, so that the oldest can be told.
  const policies = iamDenyPolicies({ client })
  const write: typeof policies.write = async (...given) => {
    await sandbox.world.clock.advance(1_000)
    return policies.write(...given)
  }
  return {
    policies: { ...policies, write },
    arn: `arn:aws:iam::${account}:policy${Path}${ManagedPolicyName}`,
    close: () => sandbox.close(),
  }
}

denyPoliciesContract('memory', inMemory)
denyPoliciesContract('IAM', inIam)
