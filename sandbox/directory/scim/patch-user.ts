/** SCIM PatchUser: `PATCH /Users/{id}`. */
import type { ScimOperation } from './operation.ts'
import { withExternalId } from './operation.ts'
import { patchedUser } from './patch-user-resource.ts'
import { readPatch } from './read-patch.ts'
import { readUser } from './read-user.ts'
import { attributesBesideScim, userResource } from './user-resource.ts'

/** All operations apply, or none. */
export const patchUser: ScimOperation = {
  eventName: 'PatchUser',
  readOnly: false,
  run({ store, id, body, author, issuer }) {
    const operations = readPatch(body())
    const known = store.users.get(id)
    const resource = patchedUser(userResource(known, issuer), operations)
    const { attributes: read, active, externalId } = readUser(resource)
    const externalIds = withExternalId(known.externalIds, issuer, externalId ?? null)
    const status = active === false ? 'DISABLED' : 'ENABLED'
    const attributes = { ...attributesBesideScim(known.attributes), ...read }
    const user = store.updateUser(id, { attributes, status, externalIds }, author)
    return { status: 200, body: userResource(user, issuer) }
  },
}
