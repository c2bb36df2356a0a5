/** AssumeRole: judged by the role's trust and the caller's own policies. */
import { callerAsker } from '../../iam/asker.ts'
import { requireAssumable } from '../../iam/trust.ts'
import { type Action, AwsError, type Call } from '../service.ts'
import {
  durationOf,
  requireSessionName,
  requireText,
  type SessionTag,
  tagsByKey,
  validationError,
} from './check.ts'
import { credentialsAnswer } from './credentials-answer.ts'
import { findRole, type Role } from './roles.ts'
import { type SessionPolicyMembers, sessionPoliciesOf } from './session-policies.ts'
import { issueSession } from './sessions.ts'

export interface AssumeRoleRequest extends SessionPolicyMembers {
  readonly RoleArn?: string
  readonly RoleSessionName?: string
  readonly SourceIdentity?: string
  readonly DurationSeconds?: number | string
  readonly Tags?: readonly SessionTag[]
  readonly TransitiveTagKeys?: readonly string[]
  readonly ExternalId?: string
}

const DEFAULT_SECONDS = 3600
const LONGEST_CHAINED_SECONDS = 3600

export const action: Action = (request: AssumeRoleRequest, call) => {
  const roleArn = requireText('roleArn', request.RoleArn)
  const sessionName = requireSessionName('roleSessionName', request.RoleSessionName)
  const seconds = durationOf(request.DurationSeconds) ?? DEFAULT_SECONDS
  const role = findRole(call.world, roleArn)
  if (!role) throw notAuthorized(call, 'sts:AssumeRole', roleArn)
  requireDuration(call, role, seconds)
  const sourceIdentity = sourceIdentityOf(request, call, roleArn)
  requireAssumable(call.world, callerAsker(call.world, call.caller), {
    roleArn,
    operation: 'AssumeRole',
    sessionName,
    tags: tagsByKey(request.Tags),
    transitiveTagKeys: request.TransitiveTagKeys ?? [],
    ...(sourceIdentity !== undefined && { sourceIdentity }),
    context: request.ExternalId === undefined ? {} : { 'sts:ExternalId': request.ExternalId },
  })
  const policies = sessionPoliciesOf(call.world, request)
  const credentials = issueSession(call.world, {
    roleArn,
    sessionName,
    durationSeconds: seconds,
    recorded: true,
    tags: tagsByKey(request.Tags),
    ...(policies && { policies }),
    ...(sourceIdentity !== undefined && { sourceIdentity }),
  })
  return {
    ...credentialsAnswer(credentials, role, sessionName),
    ...(sourceIdentity !== undefined && { SourceIdentity: sourceIdentity }),
  }
}

function requireDuration(call: Call, role: Role, seconds: number): void {
  const chained = call.caller.roleArn !== undefined
  if (chained && seconds > LONGEST_CHAINED_SECONDS) {
    throw validationError(
      'The requested DurationSeconds exceeds the 1 hour session limit ' +
        'for roles assumed by role chaining.',
    )
  }
  if (seconds > role.maxSessionDuration) {
    throw validationError(
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    )
  }
}

/** Once set, a source identity stays through role chaining, unchangeable (IAM User Guide). */
function sourceIdentityOf(request: AssumeRoleRequest, call: Call, roleArn: string) {
  const inherited = call.caller.sourceIdentity
  if (request.SourceIdentity === undefined) return inherited
  const asked = requireSessionName('sourceIdentity', request.SourceIdentity)
  if (inherited !== undefined && asked !== inherited) {
    throw notAuthorized(call, 'sts:SetSourceIdentity', roleArn)
  }
  return asked
}

function notAuthorized(call: Call, action: string, roleArn: string): AwsError {
  const who = `User: ${call.caller.arn}`
  const message = `${who} is not authorized to perform: ${action} on resource: ${roleArn}`
  return new AwsError('AccessDenied', message, 403)
}
