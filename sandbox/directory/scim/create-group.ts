/** SCIM CreateGroup: `POST /Groups`, with up to 100 members. */
import { invalid } from '../errors.ts'
import { MOST_MEMBERSHIP_CHANGES, readMembers } from './group-changes.ts'
import { groupResource } from './group-resource.ts'
import { checkSchemas, type JsonObject, stringOf } from './json.ts'
import type { ScimOperation } from './operation.ts'
import { externalIdOf } from './read-user.ts'

const known = ['schemas', 'id', 'meta', 'displayName', 'externalId', 'members']

/** Assumed: a member that does not exist is answered 404, and nothing is created. */
export const createGroup: ScimOperation = {
  eventName: 'CreateGroup',
  readOnly: false,
  recordsAnswer: true,
  run({ store, body, author, issuer }) {
    const { displayName, externalId, userIds } = readGroup(body())
    for (const userId of userIds) store.users.get(userId)
    const externalIds = externalId === undefined ? [] : [{ Issuer: issuer, Id: externalId }]
    const group = store.createGroup({ displayName, externalIds }, author)
    for (const userId of userIds) store.addMember(group.groupId, userId, author)
    return { status: 201, body: groupResource(group, issuer) }
  },
}

function readGroup(body: JsonObject) {
  const unknown = Object.keys(body).find((name) => !known.includes(name))
  if (unknown) throw invalid(`Attribute ${unknown} is not recognized.`)
  const { schemas, displayName, externalId, members } = body
  checkSchemas(schemas)
  if (displayName === undefined || displayName === null)
    throw invalid('displayName is a required attribute')
  if (members !== undefined && !Array.isArray(members))
    throw invalid('Attribute members must be a list.')
  const userIds = new Set(readMembers(members ?? []))
  if (userIds.size > MOST_MEMBERSHIP_CHANGES)
    throw invalid(
      `A maximum of ${MOST_MEMBERSHIP_CHANGES} members can be added in a single request.`,
    )
  return {
    displayName: stringOf(displayName, 'displayName'),
    externalId: externalId === undefined ? undefined : externalIdOf(externalId),
    userIds,
  }
}
