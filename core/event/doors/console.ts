/** The console's door. In 2023 SCIM calls were seen to write these records too. */
import type { DoorReader } from './door-reader.ts'

export const consoleDoor: DoorReader = {
  door: 'console',
  eventSources: ['sso-directory.amazonaws.com'],
  changes: {
    CreateUser: { look: [['user', 'createdUser']], removal: false },
    EnableUser: { look: [['user', 'userId']], removal: false },
    UpdateUser: { look: [['user', 'userId']], removal: true },
    DisableUser: { look: [['user', 'userId']], removal: true },
    DeleteUser: { look: [['user', 'userId']], removal: true },
    CreateGroup: { look: [['group', 'createdGroup']], removal: false },
    UpdateGroup: { look: [['group', 'groupId']], removal: false },
    DeleteGroup: { look: [['group', 'groupId']], removal: true },
    AddMemberToGroup: {
      look: [
        ['user', 'memberId'],
        ['group', 'groupId'],
      ],
      removal: false,
    },
    RemoveMemberFromGroup: {
      look: [
        ['user', 'memberId'],
        ['group', 'groupId'],
      ],
      removal: true,
    },
  },
  // Second factors, passwords, bearer tokens, and where identities come from.
  ofNoInterest:
    /^(Get|List|Describe|Search|IsMember)|Mfa|MFA|Password|BearerToken|Provisioning|Directory$/,
}
