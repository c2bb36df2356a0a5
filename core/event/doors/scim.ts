/**
 * The identity provider's door: SCIM calls. Members are never told, so groups are looked at whole.
 */
import type { DoorReader } from './door-reader.ts'

export const scim: DoorReader = {
  door: 'scim',
  eventSources: ['identitystore-scim.amazonaws.com'],
  changes: {
    CreateUser: { look: [['user', 'createdScimId']], removal: false },
    // May disable: the value that a patch sets is hidden.
    PatchUser: { look: [['user', 'scimId']], removal: true },
    PutUser: { look: [['user', 'scimId']], removal: true },
    DeleteUser: { look: [['user', 'scimId']], removal: true },
    // May carry members already.
    CreateGroup: { look: [['group', 'createdScimId']], removal: false },
    // Adds as often as it takes away; the listing tells each user's own removal.
    PatchGroup: { look: [['group', 'scimId']], removal: false },
    DeleteGroup: { look: [['group', 'scimId']], removal: true },
  },
  ofNoInterest: /^(Get|List)|^ServiceProviderConfig$/,
}
