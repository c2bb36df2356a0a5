/** Execution roles: one per team and persona, and the inert role of each domain. */
import { CfnManagedPolicy, CfnRole } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import type { AccessMap, DomainEntry } from '../../core/access-map/access-map.ts'
import { rolePath } from '../../core/deployed-names.ts'
import { inertPolicy, policiesOf, trustOf } from '../../core/persona/policy.ts'
import { inertRoleName, rolesOf } from '../../core/persona/role-name.ts'
import { personaNamed, scopeOf } from '../../core/persona/scope.ts'
import { acknowledgeWildcards } from '../acknowledgements.ts'

const wildcardReason =
  'People name their own jobs, models and files; each statement is bound to the team by name, ' +
  'tag, bucket or own profile, or reads what SageMaker cannot scope (core/persona).'

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
        managedPolicyArns: policies.map((policy) => policy.ref),
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
