/** One presign role for each IAM-mode domain; in SSO mode nobody presigns. */
import { CfnPolicy, CfnRole } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import type { AccessMap } from '../../core/access-map/access-map.ts'
import { rolePath } from '../../core/deployed-names.ts'
import {
  deniesByName,
  presignPolicy,
  presignRoleName,
  presignTrust,
} from '../../core/presign/role.ts'
import { acknowledgeWildcards } from '../acknowledgements.ts'
import { denyPolicies } from './deny-policies.ts'

const reason = 'Profiles come and go; those of this domain alone, and none without the right tag.'

export class PresignRoles extends Construct {
  constructor(scope: Construct, id: string, { map }: { readonly map: AccessMap }) {
    super(scope, id)
    for (const domain of map.domains.filter(({ mode }) => mode === 'iam')) {
      const roleName = presignRoleName(domain.name)
      const role = new CfnRole(this, roleName, {
        roleName,
        path: rolePath.service,
        assumeRolePolicyDocument: presignTrust(domain),
        ...(deniesByName(domain) && {
          managedPolicyArns: denyPolicies(this, roleName).map(({ ref }) => ref),
        }),
      })
      const policyDocument = presignPolicy(domain)
      const policy = new CfnPolicy(this, `${roleName}-policy`, {
        policyName: 'presign',
        policyDocument,
        roles: [role.ref],
      })
      acknowledgeWildcards(policy, policyDocument, reason)
    }
  }
}
