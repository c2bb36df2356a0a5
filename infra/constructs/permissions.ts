/** What functions may do outside our own tables. */
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { AccessMap } from '../../core/access-map/access-map.ts'
import { rolePath } from '../../core/deployed-names.ts'

/** The reads of the directory port, on the map's identity store alone. */
export function readsIdentityStore(map: AccessMap): PolicyStatement {
  return onIdentityStore(map, [
    'identitystore:DescribeUser',
    'identitystore:DescribeGroup',
    'identitystore:GetGroupId',
    'identitystore:IsMemberInGroups',
    'identitystore:ListGroupMemberships',
  ])
}

/** Listing every user. */
export function listsUsers(map: AccessMap): PolicyStatement {
  return onIdentityStore(map, ['identitystore:ListUsers'])
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

/** Looking at profiles and their tags, in the map's domains alone. */
export function looksAtProfiles(map: AccessMap): PolicyStatement {
  return new PolicyStatement({
    actions: ['sagemaker:DescribeUserProfile', 'sagemaker:ListTags'],
    resources: map.domains.map(
      ({ region, account, id }) => `arn:aws:sagemaker:${region}:${account}:user-profile/${id}/*`,
    ),
  })
}

/** The calls of the studio port, on the map's domains alone. */
export function seesToProfiles(map: AccessMap): PolicyStatement[] {
  const owned = (kind: string) =>
    map.domains.map(
      ({ region, account, id }) => `arn:aws:sagemaker:${region}:${account}:${kind}/${id}/*`,
    )
  const { account } = map.hub
  return [
    new PolicyStatement({
      actions: [
        'sagemaker:CreateUserProfile',
        'sagemaker:DescribeUserProfile',
        'sagemaker:UpdateUserProfile',
        'sagemaker:DeleteUserProfile',
        'sagemaker:AddTags',
        'sagemaker:ListTags',
      ],
      resources: owned('user-profile'),
    }),
    new PolicyStatement({ actions: ['sagemaker:DeleteApp'], resources: owned('app') }),
    new PolicyStatement({ actions: ['sagemaker:DeleteSpace'], resources: owned('space') }),
    // ListApps and ListSpaces know no resource (service authorization reference).
    new PolicyStatement({
      actions: ['sagemaker:ListApps', 'sagemaker:ListSpaces'],
      resources: ['*'],
    }),
    new PolicyStatement({
      actions: ['iam:PassRole'],
      resources: [`arn:aws:iam::${account}:role${rolePath.persona}*`],
      conditions: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
    }),
  ]
}
