/**
 * AssumeRoleWithWebIdentity, for providers the seed declares: judged by the role's trust; the
 * provider must be of the role's account. Session tags and source identity come from the
 * token's claims.
 */
import { federatedAsker } from '../../iam/asker.ts'
import { isAssumable } from '../../iam/trust.ts'
import { type Action, AwsError, type Call } from '../service.ts'
import { durationOf, requireSessionName, requireText, validationError } from './check.ts'
import { credentialsAnswer } from './credentials-answer.ts'
import { type VerifiedToken, verifyWebIdentityToken } from './oidc-providers.ts'
import { findRole } from './roles.ts'
import { type SessionPolicyMembers, sessionPoliciesOf } from './session-policies.ts'
import { issueSession } from './sessions.ts'
import { sourceIdentityClaim, tagClaims } from './web-identity-claims.ts'

export interface WebIdentityRequest extends SessionPolicyMembers {
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
  const ownProvider = role && token.provider.arn.startsWith(`arn:aws:iam::${role.accountId}:`)
  if (!ownProvider || !isTrusted(call, token, { roleArn, sessionName })) {
    const message = 'Not authorized to perform sts:AssumeRoleWithWebIdentity'
    throw new AwsError('AccessDenied', message, 403)
  }
  if (seconds > role.maxSessionDuration) {
    throw validationError(
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    )
  }
  const sourceIdentity = sourceIdentityClaim(token.claims)
  const policies = sessionPoliciesOf(call.world, request)
  const credentials = issueSession(call.world, {
    roleArn,
    sessionName,
    durationSeconds: seconds,
    recorded: true,
    tags: tagClaims(token.claims).principalTags,
    ...(policies && { policies }),
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

function isTrusted(
  { world }: Call,
  token: VerifiedToken,
  given: { readonly roleArn: string; readonly sessionName: string },
): boolean {
  const { principalTags: tags, transitiveTagKeys } = tagClaims(token.claims)
  const sourceIdentity = sourceIdentityClaim(token.claims)
  return isAssumable(world, federatedAsker(token.provider.arn), {
    ...given,
    operation: 'AssumeRoleWithWebIdentity',
    tags,
    transitiveTagKeys,
    ...(sourceIdentity !== undefined && { sourceIdentity }),
    context: claimsContext(token),
  })
}

/** Claims are keys behind the issuer without its scheme, for example `idp.example.com:sub`. */
function claimsContext({ provider, claims, audience }: VerifiedToken): Record<string, string> {
  const prefix = provider.issuer.replace(/^https:\/\//, '')
  const texts = Object.entries(claims).filter(([, value]) => typeof value === 'string')
  const rows = texts.map(([name, value]) => [`${prefix}:${name}`, String(value)])
  return { ...Object.fromEntries(rows), [`${prefix}:aud`]: audience }
}
