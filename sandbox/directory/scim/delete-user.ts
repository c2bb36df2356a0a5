/** SCIM DeleteUser: `DELETE /Users/{id}`. */
import type { ScimOperation } from './operation.ts'

/** The memberships go with the user; no membership records are written (assumed). */
export const deleteUser: ScimOperation = {
  eventName: 'DeleteUser',
  readOnly: false,
  run({ store, id }) {
    store.deleteUser(id)
    return { status: 204 }
  },
}
