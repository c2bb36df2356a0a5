/** SCIM GetGroup: `GET /Groups/{id}`, with an empty member list whoever is in it. */
import { listedGroup } from './group-resource.ts'
import type { ScimOperation } from './operation.ts'

export const getGroup: ScimOperation = {
  eventName: 'GetGroup',
  readOnly: true,
  run: ({ store, id, issuer }) => ({
    status: 200,
    body: listedGroup(store.groups.get(id), issuer),
  }),
}
