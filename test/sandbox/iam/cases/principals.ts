/** Principal and NotPrincipal of resource-based policies, within and across accounts. */
import type { AccessRequest, Principal } from '../../../../sandbox/iam/evaluate/request.ts'
import {
  account,
  allowAll,
  asRole,
  asUser,
  baseRequest,
  type Case,
  type Document,
  otherAccount,
  policy,
  queue,
  role,
  session,
  user,
} from './case.ts'

const events: Principal = { kind: 'service', name: 'events.amazonaws.com' }
const anonymous: Principal = { kind: 'anonymous' }
const stranger: Principal = {
  kind: 'role-session',
  arn: `arn:aws:sts::${otherAccount}:assumed-role/partner/one`,
  roleArn: `arn:aws:iam::${otherAccount}:role/partner`,
  accountId: otherAccount,
}

interface Given {
  readonly by: Principal
  /** Whether the identity-based policies allow everything. Default false. */
  readonly identity?: boolean
  readonly context?: AccessRequest['context']
  readonly condition?: Document
}

function named(
  Principal: unknown,
  { by, identity, context = {}, condition }: Given,
  expected: Case['expected'],
): Case {
  const statement = {
    Effect: 'Allow',
    Principal,
    Action: 'sqs:SendMessage',
    Resource: queue,
    ...(condition && { Condition: condition }),
  }
  const who = 'arn' in by ? by.arn : JSON.stringify(by)
  const own = identity ? 'with' : 'without'
  return {
    name: `Principal ${JSON.stringify(Principal)} for ${who} ${own} permissions of its own`,
    request: { ...baseRequest, principal: by, resourceAccountId: account, context },
    policies: {
      resource: [policy('queue', statement)],
      ...(identity && { identity: [allowAll] }),
    },
    expected,
  }
}

function butNot(NotPrincipal: unknown, by: Principal, denied: boolean, bounded = false): Case {
  const statement = { Effect: 'Deny', NotPrincipal, Action: '*', Resource: '*' }
  return {
    name: `Deny with NotPrincipal ${JSON.stringify(NotPrincipal)} for ${JSON.stringify(by)}`,
    request: { ...baseRequest, principal: by, resourceAccountId: account },
    policies: {
      resource: [
        policy('open', { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }),
        policy('guard', statement),
      ],
      identity: [allowAll],
      ...(bounded && { boundary: allowAll }),
    },
    expected: denied ? 'ExplicitlyDenied' : 'Allowed',
  }
}

const topicOnly = { ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:us-east-1:123456789012:topic' } }

export const principals: readonly Case[] = [
  named('*', { by: asRole }, 'Allowed'),
  named('*', { by: asUser }, 'Allowed'),
  named('*', { by: anonymous }, 'Allowed'),
  named('*', { by: events }, 'Allowed'),
  named('*', { by: stranger }, 'ImplicitlyDenied'),
  named('*', { by: stranger, identity: true }, 'Allowed'),
  named({ AWS: '*' }, { by: asRole }, 'Allowed'),
  named({ AWS: '*' }, { by: anonymous }, 'Allowed'),
  named({ AWS: account }, { by: asRole }, 'ImplicitlyDenied'),
  named({ AWS: account }, { by: asRole, identity: true }, 'Allowed'),
  named({ AWS: `arn:aws:iam::${account}:root` }, { by: asRole }, 'ImplicitlyDenied'),
  named({ AWS: `arn:aws:iam::${account}:root` }, { by: asUser, identity: true }, 'Allowed'),
  named({ AWS: otherAccount }, { by: asRole, identity: true }, 'Allowed'),
  named({ AWS: otherAccount }, { by: stranger }, 'ImplicitlyDenied'),
  named({ AWS: otherAccount }, { by: stranger, identity: true }, 'Allowed'),
  named({ AWS: `arn:aws:iam::${otherAccount}:root` }, { by: stranger, identity: true }, 'Allowed'),
  named({ AWS: account }, { by: stranger, identity: true }, 'ImplicitlyDenied'),
  named({ AWS: role }, { by: asRole }, 'Allowed'),
  named({ AWS: session }, { by: asRole }, 'Allowed'),
  named({ AWS: `${session}-other` }, { by: asRole }, 'ImplicitlyDenied'),
  named({ AWS: user }, { by: asUser }, 'Allowed'),
  named({ AWS: user.toLowerCase() }, { by: asUser }, 'ImplicitlyDenied'),
  named({ AWS: user }, { by: asRole }, 'ImplicitlyDenied'),
  named({ AWS: user }, { by: asRole, identity: true }, 'Allowed'),
  named({ AWS: [user, role] }, { by: asRole }, 'Allowed'),
  named({ AWS: [user, otherAccount] }, { by: stranger, identity: true }, 'Allowed'),
  named({ Service: 'events.amazonaws.com' }, { by: events }, 'Allowed'),
  named({ Service: ['sns.amazonaws.com', 'events.amazonaws.com'] }, { by: events }, 'Allowed'),
  named({ Service: 'sns.amazonaws.com' }, { by: events }, 'ImplicitlyDenied'),
  named({ Service: 'events.amazonaws.com' }, { by: asRole }, 'ImplicitlyDenied'),
  named({ Service: 'events.amazonaws.com' }, { by: anonymous }, 'ImplicitlyDenied'),
  named({ AWS: account, Service: 'events.amazonaws.com' }, { by: events }, 'Allowed'),
  named(
    { Service: 'events.amazonaws.com' },
    {
      by: events,
      condition: topicOnly,
      context: { 'aws:SourceArn': 'arn:aws:sns:us-east-1:123456789012:topic' },
    },
    'Allowed',
  ),
  named(
    { Service: 'events.amazonaws.com' },
    {
      by: events,
      condition: topicOnly,
      context: { 'aws:SourceArn': 'arn:aws:sns:us-east-1:123456789012:else' },
    },
    'ImplicitlyDenied',
  ),
  named(
    { Service: 'events.amazonaws.com' },
    { by: events, condition: topicOnly },
    'ImplicitlyDenied',
  ),
  butNot({ AWS: [role, account] }, asRole, false),
  butNot({ AWS: [role, account] }, asUser, true),
  butNot({ AWS: [user, `arn:aws:iam::${account}:root`] }, asUser, false),
  butNot({ AWS: [user, `arn:aws:iam::${account}:root`] }, asRole, true),
  butNot({ AWS: `arn:aws:iam::${account}:root` }, asUser, true),
  butNot({ AWS: [session, role, account] }, asRole, false),
  butNot({ Service: 'events.amazonaws.com' }, events, false),
  butNot({ Service: 'sns.amazonaws.com' }, events, true),
  butNot({ AWS: [role, account] }, asRole, true, true),
]
