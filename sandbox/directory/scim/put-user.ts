/** SCIM PutUser: `PUT /Users/{id}`. The developer guide answers 201, not 200. */
import type { ScimOperation } from './operation.ts'
import { withExternalId } from './operation.ts'
import { readWholeUser } from './read-user.ts'
import { attributesBesideScim, userResource } from './user-resource.ts'

/**
 * Everything is overwritten; assumed: without `active` the status stays, and an unknown id is
 * answered 404 (the guide's list of PutUser's errors leaves it out).
 */
export const putUser: ScimOperation = {
  eventName: 'PutUser',
  readOnly: false,
  run({ store, id, body, author, issuer }) {
    const { attributes: read, active, externalId } = readWholeUser(body())
    const known = store.users.get(id)
    const status = active === undefined ? known.status : active ? 'ENABLED' : 'DISABLED'
    const externalIds = withExternalId(known.externalIds, issuer, externalId ?? null)
    const attributes = { ...attributesBesideScim(known.attributes), ...read }
    const user = store.updateUser(id, { attributes, status, externalIds }, author)
    return { status: 201, body: userResource(user, issuer) }
  },
}
