/** SCIM DeleteGroup: `DELETE /Groups/{id}`. */
import type { ScimOperation } from './operation.ts'

/** The memberships go with the group; no membership records are written (assumed). */
export const deleteGroup: ScimOperation = {
  eventName: 'DeleteGroup',
  readOnly: false,
  run({ store, id }) {
    store.deleteGroup(id)
    return { status: 204 }
  },
}
