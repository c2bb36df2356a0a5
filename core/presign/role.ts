/**
 * The role that makes presigned URLs of one IAM-mode domain. SageMaker judges it anew at every
 * request of a Studio session that such a URL opened, so what it may not do any more ends sessions.
 */
import type { DomainEntry } from '../access-map/access-map.ts'
import { rolePath } from '../deployed-names.ts'
import { partitionOf } from '../persona/role-name.ts'
import {
  actionsOf,
  allow,
  deny,
  everything,
  type PolicyDocument,
  policyDocument,
} from '../persona/statement.ts'
import { tag } from '../profile-tags.ts'

export const presigning = ['sagemaker:CreatePresignedDomainUrl']

/** Comes with the function that signs people in: until then nobody can take a presign role. */
const signInRoleName = 'rollcall-sign-in'

export interface PresignDomain {
  /** The domain's name in the access map. */
  readonly name: string
  readonly id: string
  readonly account: string
  readonly region: string
}

/** Under `/rollcall/service/`. At most 64 characters, as domain names are. */
export function presignRoleName(domain: string): string {
  return `rollcall-presign-${domain}`
}

export function presignRoleArn({ name, account, region }: Omit<PresignDomain, 'id'>): string {
  const role = `role${rolePath.service}${presignRoleName(name)}`
  return `arn:${partitionOf(region)}:iam::${account}:${role}`
}

/** Whether suspended profiles are denied to the domain's presign role by name, beside by tag. */
export function deniesByName({
  mode,
  presignDeny,
}: Pick<DomainEntry, 'mode' | 'presignDeny'>): boolean {
  return mode === 'iam' && presignDeny === 'tag-and-names'
}

/** ARN of a profile of the domain; of all of them with `*`. */
export function profileArnIn(
  { id, account, region }: Omit<PresignDomain, 'name'>,
  profileName: string,
): string {
  const place = `arn:${partitionOf(region)}:sagemaker:${region}:${account}`
  return `${place}:user-profile/${id}/${profileName}`
}

/**
 * Profiles are opened that say of themselves that they are not suspended. A Deny whose operator
 * negates holds also when the key is absent, so a profile without the tag is refused as a suspended
 * one is. That a session ends as soon as the tag changes rests on the tag being read at every
 * request, which AWS does not say (aws-review 2.10): hence the Deny list of names.
 */
export function presignPolicy(domain: PresignDomain): PolicyDocument {
  return policyDocument([
    allow('OpenProfiles', {
      actions: actionsOf('sagemaker', 'CreatePresignedDomainUrl DescribeUserProfile'),
      on: [profileArnIn(domain, '*')],
    }),
    deny('OnlyThoseNotSuspended', {
      actions: presigning,
      on: everything,
      when: { StringNotEquals: { [`aws:ResourceTag/${tag.suspended}`]: 'false' } },
    }),
  ])
}

/**
 * The account's principal under a condition, since a role that does not exist yet cannot be named
 * as a principal.
 */
export function presignTrust({ account, region }: PresignDomain) {
  const iam = `arn:${partitionOf(region)}:iam::${account}`
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'SignInAlone',
        Effect: 'Allow',
        Principal: { AWS: `${iam}:root` },
        Action: 'sts:AssumeRole',
        Condition: {
          ArnEquals: { 'aws:PrincipalArn': `${iam}:role${rolePath.service}${signInRoleName}` },
        },
      },
    ],
  } as const
}
