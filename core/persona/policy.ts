/** Personas' policies, their trust, and the role that allows nothing. */
import type { PersonaEntry } from '../access-map/access-map.ts'
import { activities } from './activities.ts'
import { guardRails } from './guard-rails.ts'
import { partitionOf } from './role-name.ts'
import type { PolicyScope } from './scope.ts'
import {
  deny,
  everything,
  type PolicyDocument,
  policyDocument,
  type Statement,
} from './statement.ts'

/** IAM's limit for a managed policy, not raisable; IAM does not count white space. */
export const longestPolicy = 6144

/** The whole of a persona's policy, for reading: it may be longer than IAM takes in one. */
export function policyOf(
  persona: Pick<PersonaEntry, 'activities'>,
  scope: PolicyScope,
): PolicyDocument {
  const statements = persona.activities.flatMap((name) => activityNamed(name)(scope))
  return policyDocument([...guardRails(scope), ...withoutRepeats(statements)])
}

/**
 * The same statements, in the same order, in as few documents of at most 6,144 characters as
 * filling one after the other gives.
 */
export function policiesOf(
  persona: Pick<PersonaEntry, 'activities'>,
  scope: PolicyScope,
): PolicyDocument[] {
  const parts: Statement[][] = [[]]
  for (const statement of policyOf(persona, scope).Statement) {
    const last = parts.at(-1) ?? []
    if (sizeOf([...last, statement]) <= longestPolicy) last.push(statement)
    else parts.push([statement])
  }
  return parts.map(policyDocument)
}

/**
 * Who may take the role: SageMaker, for the domain's account and Region. SetSourceIdentity is
 * needed where the domain has ExecutionRoleIdentityConfig=USER_PROFILE_NAME.
 */
export function trustOf({ account, region }: Pick<PolicyScope, 'account' | 'region'>) {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'SageMakerOfThisAccount',
        Effect: 'Allow',
        Principal: { Service: 'sagemaker.amazonaws.com' },
        Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
        Condition: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: {
            'aws:SourceArn': `arn:${partitionOf(region)}:sagemaker:${region}:${account}:*`,
          },
        },
      },
    ],
  } as const
}

/** The policy of the role a suspended profile gets, and of a domain's default role. */
export function inertPolicy(): PolicyDocument {
  return policyDocument([deny('Nothing', { actions: ['*'], on: everything })])
}

function sizeOf(statements: readonly Statement[]): number {
  return JSON.stringify(policyDocument(statements)).length
}

/** Several activities bring the same statement, such as passing roles. */
function withoutRepeats(statements: readonly Statement[]): Statement[] {
  return [...new Map(statements.map((statement) => [statement.Sid, statement])).values()]
}

function activityNamed(name: string) {
  const activity = activities.get(name)
  // The access map admits known activities only.
  if (activity === undefined) throw new RangeError(`there is no activity ${name}`)
  return activity
}
