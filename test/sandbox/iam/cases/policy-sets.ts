/** How kinds of policies add up (how AWS enforcement code logic evaluates requests). */
import type { PolicySets } from '../../../../sandbox/iam/evaluate/evaluate.ts'
import {
  account,
  allowAll,
  asRole,
  asUser,
  baseRequest,
  type Case,
  otherAccount,
  policy,
  queue,
  role,
  session,
  user,
} from './case.ts'

const send = policy('send', { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: queue })
const receive = policy('receive', { Effect: 'Allow', Action: 'sqs:ReceiveMessage', Resource: '*' })
const denySend = policy('no', { Effect: 'Deny', Action: 'sqs:Send*', Resource: '*' })
const nothing = { name: 'nothing', document: { Version: '2012-10-17', Statement: [] } }
const toQueue = (Principal: unknown, Effect = 'Allow') =>
  policy('queue', { Effect, Principal, Action: 'sqs:SendMessage', Resource: queue })

function sets(
  name: string,
  policies: PolicySets,
  expected: Case['expected'],
  kind: NonNullable<Case['kind']>,
  request: Partial<Case['request']> = {},
): Case {
  return { name, request: { ...baseRequest, ...request }, policies, expected, kind }
}

const own = 'identity-based policy'
const boundaries = 'permissions boundary'
const sessions = 'session policy'
const organization = 'service control policy'
const resources = 'resource-based policy'

export const policySets: readonly Case[] = [
  sets('no policy at all', {}, 'ImplicitlyDenied', own),
  sets('an empty policy', { identity: [nothing] }, 'ImplicitlyDenied', own),
  sets('one of two policies allows', { identity: [receive, send] }, 'Allowed', own),
  sets('none of two policies allows', { identity: [receive, receive] }, 'ImplicitlyDenied', own),
  sets('a Deny overrides an Allow', { identity: [send, denySend] }, 'ExplicitlyDenied', own),
  sets('in whatever order', { identity: [denySend, send] }, 'ExplicitlyDenied', own),
  sets('a Deny alone', { identity: [denySend] }, 'ExplicitlyDenied', own),
  sets('a boundary that allows', { identity: [send], boundary: allowAll }, 'Allowed', own),
  sets(
    'a boundary that does not',
    { identity: [send], boundary: receive },
    'ImplicitlyDenied',
    boundaries,
  ),
  sets('a boundary alone gives nothing', { boundary: allowAll }, 'ImplicitlyDenied', own),
  sets(
    'a boundary that denies',
    { identity: [send], boundary: denySend },
    'ExplicitlyDenied',
    boundaries,
  ),
  sets('a session policy that allows', { identity: [allowAll], session: [send] }, 'Allowed', own),
  sets(
    'a session policy that does not',
    { identity: [send], session: [receive] },
    'ImplicitlyDenied',
    sessions,
  ),
  sets(
    'an empty session policy',
    { identity: [send], session: [nothing] },
    'ImplicitlyDenied',
    sessions,
  ),
  sets('a session policy gives nothing', { session: [allowAll] }, 'ImplicitlyDenied', own),
  sets(
    'a session policy that denies',
    { identity: [send], session: [allowAll, denySend] },
    'ExplicitlyDenied',
    sessions,
  ),
  sets(
    'one of two session policies',
    { identity: [send], session: [receive, send] },
    'Allowed',
    own,
  ),
  sets(
    'boundary and session both allow',
    { identity: [send], boundary: send, session: [send] },
    'Allowed',
    own,
  ),
  sets(
    'the boundary is asked before the session',
    { identity: [send], boundary: receive, session: [receive] },
    'ImplicitlyDenied',
    boundaries,
  ),
  sets('an SCP that allows', { identity: [send], serviceControl: [[allowAll]] }, 'Allowed', own),
  sets(
    'an SCP that does not',
    { identity: [send], serviceControl: [[receive]] },
    'ImplicitlyDenied',
    organization,
  ),
  sets(
    'every level must allow',
    { identity: [send], serviceControl: [[allowAll], [receive]] },
    'ImplicitlyDenied',
    organization,
  ),
  sets(
    'the levels all allow',
    { identity: [send], serviceControl: [[allowAll], [allowAll, receive], [send]] },
    'Allowed',
    own,
  ),
  sets(
    'a level without policies',
    { identity: [send], serviceControl: [[allowAll], []] },
    'ImplicitlyDenied',
    organization,
  ),
  sets(
    'an SCP that denies',
    { identity: [send], serviceControl: [[allowAll, denySend]] },
    'ExplicitlyDenied',
    organization,
  ),
  sets('an SCP gives nothing', { serviceControl: [[allowAll]] }, 'ImplicitlyDenied', own),
  sets(
    'an SCP limits what a resource gives',
    { resource: [toQueue('*')], serviceControl: [[receive]] },
    'ImplicitlyDenied',
    organization,
  ),
  sets(
    'an SCP does not reach a service',
    { resource: [toQueue({ Service: 'sns.amazonaws.com' })], serviceControl: [[receive]] },
    'Allowed',
    resources,
    { principal: { kind: 'service', name: 'sns.amazonaws.com' } },
  ),
  sets(
    "an SCP's Deny does not reach a service",
    { resource: [toQueue({ Service: 'sns.amazonaws.com' })], serviceControl: [[denySend]] },
    'Allowed',
    resources,
    { principal: { kind: 'service', name: 'sns.amazonaws.com' } },
  ),
  sets(
    'the resource alone allows the role',
    { resource: [toQueue({ AWS: role })] },
    'Allowed',
    resources,
  ),
  sets(
    'the identity alone allows',
    { identity: [send], resource: [toQueue({ AWS: user })] },
    'Allowed',
    own,
  ),
  sets(
    'the resource denies',
    { identity: [send], resource: [toQueue({ AWS: role }, 'Deny')] },
    'ExplicitlyDenied',
    resources,
  ),
  sets(
    'the resource denies the account',
    { identity: [send], resource: [toQueue({ AWS: account }, 'Deny')] },
    'ExplicitlyDenied',
    resources,
  ),
  sets(
    'the resource denies somebody else',
    { identity: [send], resource: [toQueue({ AWS: user }, 'Deny')] },
    'Allowed',
    own,
  ),
  sets(
    'the identity denies what the resource gives',
    { identity: [denySend], resource: [toQueue({ AWS: session })] },
    'ExplicitlyDenied',
    own,
  ),
  sets(
    'a boundary limits what a resource gives the role',
    { boundary: receive, resource: [toQueue({ AWS: role })] },
    'ImplicitlyDenied',
    boundaries,
  ),
  sets(
    'a session policy limits what a resource gives the role',
    { session: [receive], resource: [toQueue({ AWS: role })] },
    'ImplicitlyDenied',
    sessions,
  ),
  sets(
    'no boundary limits what a resource gives the session',
    { boundary: receive, session: [receive], resource: [toQueue({ AWS: session })] },
    'Allowed',
    resources,
  ),
  sets(
    'no boundary limits what a resource gives a user',
    { boundary: receive, resource: [toQueue({ AWS: user })] },
    'Allowed',
    resources,
    { principal: asUser },
  ),
  sets(
    'no boundary limits what a resource gives everybody',
    { boundary: receive, resource: [toQueue('*')] },
    'Allowed',
    resources,
  ),
  sets(
    "a boundary's Deny limits all of it",
    { boundary: denySend, resource: [toQueue({ AWS: session })] },
    'ExplicitlyDenied',
    boundaries,
  ),
  sets(
    "another account's queue needs both: identity alone",
    { identity: [send] },
    'ImplicitlyDenied',
    resources,
    { resourceAccountId: otherAccount },
  ),
  sets('resource alone', { resource: [toQueue({ AWS: role })] }, 'ImplicitlyDenied', own, {
    resourceAccountId: otherAccount,
  }),
  sets('both', { identity: [send], resource: [toQueue({ AWS: role })] }, 'Allowed', own, {
    resourceAccountId: otherAccount,
  }),
  sets(
    'both, by account',
    { identity: [send], resource: [toQueue({ AWS: account })] },
    'Allowed',
    own,
    { resourceAccountId: otherAccount },
  ),
  sets(
    'both, and a boundary',
    { identity: [send], boundary: receive, resource: [toQueue({ AWS: session })] },
    'ImplicitlyDenied',
    boundaries,
    { resourceAccountId: otherAccount },
  ),
  sets(
    'both, and a session policy',
    { identity: [send], session: [receive], resource: [toQueue({ AWS: session })] },
    'ImplicitlyDenied',
    sessions,
    { resourceAccountId: otherAccount },
  ),
  sets("a queue of one's own account, named", { identity: [send] }, 'Allowed', own, {
    resourceAccountId: account,
  }),
  sets(
    'the role behind the session by its tag',
    {
      identity: [
        policy('tag', {
          Effect: 'Allow',
          Action: '*',
          Resource: '*',
          Condition: { StringEquals: { 'aws:PrincipalTag/a': 'b' } },
        }),
      ],
    },
    'Allowed',
    own,
    { principal: asRole, context: { 'aws:PrincipalTag/a': 'b' } },
  ),
]
