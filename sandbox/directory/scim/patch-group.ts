/** SCIM PatchGroup: `PATCH /Groups/{id}`; answers 204 without a body. */
import { readGroupChanges } from './group-changes.ts'
import type { ScimOperation } from './operation.ts'
import { withExternalId } from './operation.ts'
import { readPatch } from './read-patch.ts'

/**
 * All operations apply, or none. Assumed: adding a member again and removing a stranger change
 * nothing and succeed; adding a user who does not exist is answered 404.
 */
export const patchGroup: ScimOperation = {
  eventName: 'PatchGroup',
  readOnly: false,
  run({ store, id, body, author, issuer }) {
    const { displayName, externalId, members } = readGroupChanges(readPatch(body()))
    const group = store.groups.get(id)
    for (const [userId, change] of members) if (change === 'add') store.users.get(userId)
    const externalIds = withExternalId(group.externalIds, issuer, externalId)
    store.updateGroup(id, { displayName: displayName ?? group.displayName, externalIds }, author)
    for (const [userId, change] of members) {
      const membership = store.memberships.between(id, userId)
      if (change === 'add' && !membership) store.addMember(id, userId, author)
      if (change === 'remove' && membership) store.memberships.remove(membership.membershipId)
    }
    return { status: 204 }
  },
}
