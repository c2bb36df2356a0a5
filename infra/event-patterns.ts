/**
 * What the rules match: directory changes by every door, and role assumptions that are not our own.
 */
import { rolePath } from '../core/deployed-names.ts'
import { ownSource } from '../core/own-events/detail-types.ts'

/**
 * `source` keeps forged events out: names that begin with `aws.` are AWS's own (aws-review 1.5).
 */
const fromAws = [{ prefix: 'aws.' }]

const viaCloudTrail = ['AWS API Call via CloudTrail', 'AWS Service Event via CloudTrail']

const directoryWrites = [
  'CreateUser',
  'UpdateUser',
  'PutUser',
  'PatchUser',
  'DeleteUser',
  'DisableUser',
  'EnableUser',
  'CreateGroup',
  'UpdateGroup',
  'PatchGroup',
  'DeleteGroup',
  'AddMemberToGroup',
  'RemoveMemberFromGroup',
  'CreateGroupMembership',
  'DeleteGroupMembership',
]

/** CloudTrail's write events of users, groups and memberships (events.md section 6). */
export function directoryChanges(accounts: readonly string[]) {
  return {
    source: fromAws,
    account: accounts,
    'detail-type': viaCloudTrail,
    detail: {
      $or: [
        {
          eventSource: [
            'identitystore-scim.amazonaws.com',
            'sso-directory.amazonaws.com',
            'identitystore.amazonaws.com',
          ],
          eventName: directoryWrites,
        },
        // IAM's account access manager: its namespace is known, its event names are not.
        { eventSource: ['account-access.amazonaws.com'], readOnly: [false] },
      ],
    },
  }
}

/** The Identity Store's own events. Types beyond the published five are matched by their prefix. */
export function nativeDirectoryChanges(accounts: readonly string[]) {
  return {
    source: ['aws.identitystore'],
    account: accounts,
    'detail-type': [{ prefix: 'User ' }, { prefix: 'Group ' }],
  }
}

const roleArnPrefix = (account: string, path: string) => `arn:aws:iam::${account}:role${path}`

/**
 * Assumptions of persona and workload roles, of people's roles (SAML), and calls that failed;
 * never an assumption of our own service roles. `subject` narrows to records that name the subject
 * of a web identity token, or to those that do not: see `webIdentityFields`.
 */
export function roleAssumptions(account: string, subject?: { readonly known: boolean }) {
  const governed = [rolePath.persona, rolePath.workload].map((path) => ({
    prefix: roleArnPrefix(account, path),
  }))
  const notOurOwn = [{ 'anything-but': { prefix: roleArnPrefix(account, rolePath.service) } }]
  return {
    source: ['aws.sts'],
    account: [account],
    'detail-type': viaCloudTrail,
    detail: {
      eventSource: ['sts.amazonaws.com'],
      eventName: ['AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity'],
      ...(subject
        ? { responseElements: { subjectFromWebIdentityToken: [{ exists: subject.known }] } }
        : {}),
      $or: [
        { requestParameters: { roleArn: governed } },
        { eventName: ['AssumeRoleWithSAML'] },
        { errorCode: [{ exists: true }], requestParameters: { roleArn: notOurOwn } },
        { errorCode: [{ exists: true }], requestParameters: { roleArn: [{ exists: false }] } },
      ],
    },
  }
}

/** Credentials that Identity Center's access portal hands to people. */
export function portalCredentials(account: string) {
  return {
    source: ['aws.sso'],
    account: [account],
    'detail-type': viaCloudTrail,
    detail: { eventSource: ['sso.amazonaws.com'], eventName: ['GetRoleCredentials'] },
  }
}

/** What operators must know of Rollcall's own events. */
export function ownNotices(account: string) {
  return { source: [ownSource], account: [account], detail: { forOperators: [true] } }
}
