/** The managed policies that carry the Deny list of one role. */
import { CfnManagedPolicy } from 'aws-cdk-lib/aws-iam'
import type { Construct } from 'constructs'
import { denyDocument } from '../../core/deny-list/document.ts'
import { denyPolicyNames, denyPolicyPath } from '../../core/deny-list/policy-arns.ts'
import { acknowledgeWildcards } from '../acknowledgements.ts'

const reason = 'A Deny: what it does not name it does not touch.'

/**
 * They name nobody until the holder of the role's lease writes versions of its own. An update of
 * the stack that changes these documents would put them in place of the lists; the full
 * reconciliation after it has every list written again.
 */
export function denyPolicies(scope: Construct, roleName: string): CfnManagedPolicy[] {
  const document = denyDocument([], 'stop')
  return denyPolicyNames(roleName).map((managedPolicyName) => {
    const policy = new CfnManagedPolicy(scope, managedPolicyName, {
      managedPolicyName,
      path: denyPolicyPath,
      policyDocument: document,
    })
    acknowledgeWildcards(policy, document, reason)
    return policy
  })
}
