/**
 * AssumeRoleWithWebIdentity, for providers the seed declares. Trust policies are not evaluated yet;
 * the provider must be of the role's account. Session tags and source identity come from the
 * token's claims.
 */
import { type Action, AwsError } from '../service.ts'
import { durationOf, requireSessionName, requireText, validationError } from './check.ts'
import { credentialsAnswer } from './credentials-answer.ts'
import { verifyWebIdentityToken } from './oidc-providers.ts'
import { findRole } from './roles.ts'
import { issueSession } from './sessions.ts'
import { sourceIdentityClaim, tagClaims } from './web-identity-claims.ts'

export interface WebIdentityRequest {
  readonly RoleArn?: string
  readonly RoleSessionName?: string
  readonly WebIdentityToken?: string
  readonly DurationSeconds?: number | string
}

export const action: Action = (request: WebIdentityRequest, call) => {
  const roleArn = requireText('roleArn', request.RoleArn)
  const sessionName = requireSessionName('roleSessionName', request.RoleSessionName)
  const token = verifyWebIdentityToken(
    call.world,
    requireText('webIdentityToken', request.WebIdentityToken),
  )
  const seconds = durationOf(request.DurationSeconds) ?? 3600
  const role = findRole(call.world, roleArn)
  if (!role || !token.provider.arn.startsWith(`arn:aws:iam::${role.accountId}:`)) {
    throw new AwsError(
      'AccessDenied',
      'Not authorized to perform sts:AssumeRoleWithWebIdentity',
      403,
    )
  }
  if (seconds > role.maxSessionDuration) {
    throw validationError(
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    )
  }
  const sourceIdentity = sourceIdentityClaim(token.claims)
  const credentials = issueSession(call.world, {
    roleArn,
    sessionName,
    durationSeconds: seconds,
    recorded: true,
    tags: tagClaims(token.claims).principalTags,
    ...(sourceIdentity !== undefined && { sourceIdentity }),
  })
  return {
    ...credentialsAnswer(credentials, role, sessionName),
    SubjectFromWebIdentityToken: token.subject,
    Provider: token.provider.arn,
    Audience: token.audience,
    ...(sourceIdentity !== undefined && { SourceIdentity: sourceIdentity }),
  }
}
