/** The public API's door: SDK, command line, Terraform, and synchronisers that use it. */
import type { DoorReader } from './door-reader.ts'

export const identityStoreApi: DoorReader = {
  door: 'identity-store-api',
  eventSources: ['identitystore.amazonaws.com'],
  changes: {
    CreateUser: { look: [['user', 'createdUserId']], removal: false },
    UpdateUser: { look: [['user', 'userId']], removal: true },
    DeleteUser: { look: [['user', 'userId']], removal: true },
    CreateGroup: { look: [['group', 'createdGroupId']], removal: false },
    UpdateGroup: { look: [['group', 'groupId']], removal: false },
    DeleteGroup: { look: [['group', 'groupId']], removal: true },
    CreateGroupMembership: {
      look: [
        ['user', 'memberUserId'],
        ['group', 'groupId'],
      ],
      removal: false,
    },
    // Carries the membership's id alone.
    DeleteGroupMembership: { look: [['membership', 'membershipId']], removal: true },
  },
  ofNoInterest: /^(Get|List|Describe|IsMember)|^UpdateIdentityStore$/,
}
