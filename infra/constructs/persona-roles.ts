/** Execution roles: one per team and persona, with its Deny list; the inert role of each domain. */
import { CfnManagedPolicy, CfnRole } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import type { AccessMap, DomainEntry } from '../../core/access-map/access-map.ts'
import { rolePath } from '../../core/deployed-names.ts'
import { inertPolicy, policiesOf, trustOf } from '../../core/persona/policy.ts'
import { inertRoleName, rolesOf } from '../../core/persona/role-name.ts'
import { personaNamed, scopeOf } from '../../core/persona/scope.ts'
import { acknowledgeWildcards } from '../acknowledgements.ts'
import { denyPolicies } from './deny-policies.ts'

const wildcardReason =
  'People name their own jobs, models and files; each statement is bound to the team by name, ' +
  'tag, bucket or own profile, or reads what SageMaker cannot scope (core/persona).'

/** What IAM attaches to a role by default (IAM quotas): up to 25 can be asked for. */
const attachedMax = 10

export class PersonaRoles extends Construct {
  constructor(scope: Construct, id: string, { map }: { readonly map: AccessMap }) {
    super(scope, id)
    for (const domain of map.domains) this.inertRole(domain)
    for (const { team, persona, roleName } of rolesOf(map)) {
      const role = scopeOf(map, { team, persona })
      const policies = policiesOf(personaNamed(map, persona), role).map((document, index) => {
        const policy = new CfnManagedPolicy(this, `${roleName}-policy-${index}`, {
          managedPolicyName: `${roleName}-${index + 1}`,
          path: rolePath.persona,
          policyDocument: document,
        })
        acknowledgeWildcards(policy, document, wildcardReason)
        return policy
      })
      new CfnRole(this, roleName, {
        roleName,
        path: rolePath.persona,
        assumeRolePolicyDocument: trustOf(role),
        managedPolicyArns: attached(roleName, [...policies, ...denyPolicies(this, roleName)]),
        tags: [
          { key: 'rollcall:team', value: team },
          { key: 'rollcall:persona', value: persona },
        ],
      })
    }
  }

  /** What a suspended profile is given: it may do nothing. */
  private inertRole(domain: DomainEntry): void {
    const roleName = inertRoleName(domain.name)
    new CfnRole(this, roleName, {
      roleName,
      path: rolePath.persona,
      assumeRolePolicyDocument: trustOf(domain),
      policies: [{ policyName: 'nothing', policyDocument: inertPolicy() }],
    })
  }
}

function attached(roleName: string, policies: readonly CfnManagedPolicy[]): string[] {
  if (policies.length > attachedMax)
    throw new Error(
      `role ${roleName} would have ${policies.length} managed policies, and IAM attaches ` +
        `${attachedMax}: give the persona fewer activities, or the team fewer buckets`,
    )
  return policies.map((policy) => policy.ref)
}
