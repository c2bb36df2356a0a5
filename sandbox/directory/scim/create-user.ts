/** SCIM CreateUser: `POST /Users`. */
import type { ScimOperation } from './operation.ts'
import { readWholeUser } from './read-user.ts'
import { userResource } from './user-resource.ts'

export const createUser: ScimOperation = {
  eventName: 'CreateUser',
  readOnly: false,
  recordsAnswer: true,
  run({ store, body, author, issuer }) {
    const { attributes, active = true, externalId } = readWholeUser(body())
    const user = store.createUser(
      {
        attributes,
        status: active ? 'ENABLED' : 'DISABLED',
        externalIds: externalId === undefined ? [] : [{ Issuer: issuer, Id: externalId }],
      },
      author,
    )
    return { status: 201, body: userResource(user, issuer) }
  },
}
