/** What STS's actions leave in CloudTrail. */
import { userIdentityOf } from '../../cloudtrail/user-identity.ts'
import type { TrailRecord } from '../../contracts.ts'
import { integrations } from '../../world/integrations.ts'
import type { Call, Outcome } from '../service.ts'
import type { AssumeRoleRequest } from './assume-role.ts'
import type { WebIdentityRequest } from './assume-role-with-web-identity.ts'
import { tagsByKey } from './check.ts'
import type { AssumedAnswer } from './credentials-answer.ts'
import { recordedCredentials, regionalEndpoint, roleResource } from './credentials-record.ts'
import { unverifiedClaims } from './oidc-providers.ts'
import { findRole, type Role } from './roles.ts'
import { findSession } from './sessions.ts'
import { sourceIdentityClaim, tagClaims } from './web-identity-claims.ts'

/** Called after each action; AssumeRoleWithSAML is refused and leaves nothing. */
export function recordSts(action: string, input: unknown, outcome: Outcome, call: Call): void {
  if (action === 'GetCallerIdentity') recordIdentityQuestion(outcome, call)
  else if (action === 'AssumeRole') recordAssumeRole(requestOf(input), outcome, call)
  else if (action === 'AssumeRoleWithWebIdentity') {
    recordWebIdentity(requestOf(input), outcome, call)
  }
}

function requestOf<Request extends object>(input: unknown): Request | Record<string, never> {
  return typeof input === 'object' && input !== null ? (input as Request) : {}
}

function base(
  eventName: string,
  call: Call,
): Pick<
  TrailRecord,
  'eventSource' | 'eventName' | 'readOnly' | 'eventVersion' | 'userAgent' | 'region'
> {
  return {
    eventSource: 'sts.amazonaws.com',
    eventName,
    eventVersion: '1.08',
    readOnly: true,
    userAgent: call.userAgent,
    region: call.region,
  }
}

/** A failed call says why and carries no response. */
function failure(outcome: Outcome) {
  return outcome.ok ? {} : { errorCode: outcome.error.code, errorMessage: outcome.error.message }
}

function recordIdentityQuestion(outcome: Outcome, call: Call): void {
  integrations.of(call.world).recordTrail({
    ...base('GetCallerIdentity', call),
    userIdentity: userIdentityOf(call.caller),
    requestParameters: null,
    responseElements: null,
    ...failure(outcome),
    accountId: call.caller.accountId,
    extra: { requestID: call.requestId, ...regionalEndpoint(call.region) },
  })
}

/**
 * One record in the caller's account. Across accounts a success leaves a second one in the role's
 * account, joined by `sharedEventID`; a refusal leaves none there (IAM User Guide).
 */
function recordAssumeRole(request: AssumeRoleRequest, outcome: Outcome, call: Call): void {
  const { world, caller } = call
  const role = request.RoleArn === undefined ? undefined : findRole(world, request.RoleArn)
  const crossAccount = outcome.ok && role !== undefined && role.accountId !== caller.accountId
  const shared = crossAccount ? { sharedEventID: world.random.uuid() } : {}
  const record: TrailRecord = {
    ...base('AssumeRole', call),
    userIdentity: userIdentityOf(caller),
    requestParameters: assumeRoleParameters(request),
    responseElements: assumedElements(outcome, call),
    ...failure(outcome),
    accountId: caller.accountId,
    extra: {
      requestID: call.requestId,
      ...(role && { resources: [roleResource(role)] }),
      ...regionalEndpoint(call.region),
      ...shared,
    },
  }
  integrations.of(world).recordTrail(record)
  if (!crossAccount) return
  const { principalId } = userIdentityOf(caller)
  integrations.of(world).recordTrail({
    ...record,
    userIdentity: { type: 'AWSAccount', principalId, accountId: caller.accountId },
    accountId: role.accountId,
  })
}

function assumeRoleParameters(request: AssumeRoleRequest): Record<string, unknown> {
  const tags = tagsByKey(request.Tags)
  return {
    roleArn: request.RoleArn,
    roleSessionName: request.RoleSessionName,
    ...(request.SourceIdentity !== undefined && { sourceIdentity: request.SourceIdentity }),
    ...(request.DurationSeconds !== undefined && {
      durationSeconds: Number(request.DurationSeconds),
    }),
    ...(Object.keys(tags).length > 0 && { principalTags: tags }),
    ...(request.TransitiveTagKeys && { transitiveTagKeys: request.TransitiveTagKeys }),
  }
}

/** Null for a failure. The records carry the session token: whoever keeps them drops it. */
function assumedElements(outcome: Outcome, call: Call): Record<string, unknown> | null {
  if (!outcome.ok || !outcome.output) return null
  const answer = outcome.output as AssumedAnswer
  const { AccessKeyId, SessionToken } = answer.Credentials
  return {
    credentials: recordedCredentials({
      accessKeyId: AccessKeyId,
      sessionToken: SessionToken,
      expiration: findSession(call.world, AccessKeyId)?.expiration ?? call.world.clock.now(),
    }),
    assumedRoleUser: {
      assumedRoleId: answer.AssumedRoleUser.AssumedRoleId,
      arn: answer.AssumedRoleUser.Arn,
    },
    ...(answer.SourceIdentity !== undefined && { sourceIdentity: answer.SourceIdentity }),
  }
}

/** Nobody signed the call: the token's subject stands for the caller, as the token claims it. */
function recordWebIdentity(request: WebIdentityRequest, outcome: Outcome, call: Call): void {
  const role = request.RoleArn === undefined ? undefined : findRole(call.world, request.RoleArn)
  const answer = outcome.ok ? (outcome.output as AssumedAnswer | undefined) : undefined
  integrations.of(call.world).recordTrail({
    ...base('AssumeRoleWithWebIdentity', call),
    userIdentity: webIdentityUser(request, answer),
    requestParameters: webIdentityParameters(request),
    responseElements: answer ? webIdentityElements(answer, outcome, call) : null,
    ...failure(outcome),
    accountId: role?.accountId ?? call.accountId,
    extra: webIdentityExtra(role, call),
  })
}

function webIdentityUser(request: WebIdentityRequest, answer: AssumedAnswer | undefined) {
  const subject = String(unverifiedClaims(request.WebIdentityToken).sub ?? '')
  if (!answer) return { type: 'WebIdentityUser', userName: subject }
  return {
    type: 'WebIdentityUser',
    principalId: `${answer.Provider}:${answer.Audience}:${subject}`,
    userName: subject,
    identityProvider: answer.Provider,
  }
}

function webIdentityParameters(request: WebIdentityRequest): Record<string, unknown> {
  const claims = unverifiedClaims(request.WebIdentityToken)
  const { principalTags, transitiveTagKeys } = tagClaims(claims)
  const sourceIdentity = sourceIdentityClaim(claims)
  return {
    roleArn: request.RoleArn,
    roleSessionName: request.RoleSessionName,
    ...(sourceIdentity !== undefined && { sourceIdentity }),
    ...(request.DurationSeconds !== undefined && {
      durationSeconds: Number(request.DurationSeconds),
    }),
    ...(Object.keys(principalTags).length > 0 && { principalTags }),
    ...(transitiveTagKeys.length > 0 && { transitiveTagKeys }),
  }
}

function webIdentityElements(answer: AssumedAnswer, outcome: Outcome, call: Call) {
  return {
    ...assumedElements(outcome, call),
    subjectFromWebIdentityToken: answer.SubjectFromWebIdentityToken,
    provider: answer.Provider,
    audience: answer.Audience,
  }
}

function webIdentityExtra(role: Role | undefined, call: Call): Record<string, unknown> {
  const { tlsDetails } = regionalEndpoint(call.region)
  return {
    additionalEventData: { identityProviderConnectionVerificationMethod: 'IAMTrustStore' },
    requestID: call.requestId,
    ...(role && { resources: [roleResource(role)] }),
    tlsDetails,
  }
}
