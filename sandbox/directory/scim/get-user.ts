/** SCIM GetUser: `GET /Users/{id}`. */
import type { ScimOperation } from './operation.ts'
import { userResource } from './user-resource.ts'

export const getUser: ScimOperation = {
  eventName: 'GetUser',
  readOnly: true,
  run: ({ store, id, issuer }) => ({
    status: 200,
    body: userResource(store.users.get(id), issuer),
  }),
}
