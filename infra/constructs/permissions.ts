/** What functions may do outside our own tables. */
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { AccessMap } from '../../core/access-map/access-map.ts'
import { denyPolicyPath } from '../../core/deny-list/policy-arns.ts'
import { ownBusArn, rolePath } from '../../core/deployed-names.ts'

type DirectoryRead =
  | 'DescribeGroup'
  | 'DescribeUser'
  | 'GetGroupId'
  | 'GetUserId'
  | 'IsMemberInGroups'
  | 'ListGroupMemberships'
  | 'ListUsers'

/** These reads of the directory port, on the map's identity store alone. */
export function readsIdentityStore(
  map: AccessMap,
  ...reads: readonly DirectoryRead[]
): PolicyStatement {
  return onIdentityStore(
    map,
    reads.map((read) => `identitystore:${read}`),
  )
}

function onIdentityStore(map: AccessMap, actions: string[]): PolicyStatement {
  const { id, account } = map.identityStore
  return new PolicyStatement({
    actions,
    resources: [
      `arn:aws:identitystore::${account}:identitystore/${id}`,
      'arn:aws:identitystore:::user/*',
      'arn:aws:identitystore:::group/*',
      'arn:aws:identitystore:::membership/*',
    ],
  })
}

/** Telling others what has become true. */
export function publishesOwnEvents({ hub }: AccessMap): PolicyStatement {
  return new PolicyStatement({ actions: ['events:PutEvents'], resources: [ownBusArn(hub)] })
}

/** Looking at profiles and their tags, in the map's domains alone. */
export function looksAtProfiles(map: AccessMap): PolicyStatement {
  return onProfiles(map, ['DescribeUserProfile', 'ListTags'])
}

/** Beginning a step: a profile is made, tagged, given a role, or removed when it is of no use. */
export function beginsSteps(map: AccessMap): PolicyStatement[] {
  const made = ['CreateUserProfile', 'DescribeUserProfile', 'UpdateUserProfile']
  const removed = ['DeleteUserProfile', 'AddTags', 'ListTags']
  return [onProfiles(map, [...made, ...removed]), ...stopsApps(map), passesPersonaRoles(map)]
}

/** Looking at a step: what did not come true is done again; apps and profiles go. */
export function looksAtSteps(map: AccessMap): PolicyStatement[] {
  return [
    onProfiles(map, ['DescribeUserProfile', 'UpdateUserProfile', 'DeleteUserProfile']),
    ...stopsApps(map),
    passesPersonaRoles(map),
  ]
}

/** Removing what a leaver has: whose a profile is, its tags tell. */
export function removesData(map: AccessMap): PolicyStatement[] {
  return [onOwned(map, 'space', ['DeleteSpace']), onProfiles(map, ['ListTags'])]
}

function stopsApps(map: AccessMap): PolicyStatement[] {
  return [
    onOwned(map, 'app', ['DeleteApp']),
    // ListApps and ListSpaces know no resource (service authorization reference).
    new PolicyStatement({
      actions: ['sagemaker:ListApps', 'sagemaker:ListSpaces'],
      resources: ['*'],
    }),
  ]
}

/**
 * Writing Deny lists: versions of the policies that the stack made and attached, and of no other.
 * No role's own policy is put and none is attached, so no permissions boundary is asked for. What
 * IAM cannot require is that a version only denies: whoever can change this function's code could
 * allow persona roles more, as could whoever can change the stack.
 */
export function writesDenyPolicies(map: AccessMap): PolicyStatement {
  const actions = [
    'CreatePolicyVersion',
    'DeletePolicyVersion',
    'GetPolicyVersion',
    'ListPolicyVersions',
  ]
  return new PolicyStatement({
    actions: actions.map((action) => `iam:${action}`),
    resources: [`arn:aws:iam::${map.hub.account}:policy${denyPolicyPath}*`],
  })
}

function onProfiles(map: AccessMap, actions: readonly string[]): PolicyStatement {
  return onOwned(map, 'user-profile', actions)
}

/** On what lies in the map's domains alone. */
function onOwned(map: AccessMap, kind: string, actions: readonly string[]): PolicyStatement {
  return new PolicyStatement({
    actions: actions.map((action) => `sagemaker:${action}`),
    resources: map.domains.map(
      ({ region, account, id }) => `arn:aws:sagemaker:${region}:${account}:${kind}/${id}/*`,
    ),
  })
}

function passesPersonaRoles(map: AccessMap): PolicyStatement {
  return new PolicyStatement({
    actions: ['iam:PassRole'],
    resources: [`arn:aws:iam::${map.hub.account}:role${rolePath.persona}*`],
    conditions: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
  })
}
