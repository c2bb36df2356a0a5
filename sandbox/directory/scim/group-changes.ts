/** What a PATCH of a group asks for, within Identity Center's limits. */
import { invalid } from '../errors.ts'
import { isObject, stringOf } from './json.ts'
import { readPath } from './patch-path.ts'
import type { PatchOperation } from './read-patch.ts'
import { externalIdOf } from './read-user.ts'

/** Membership changes in one PatchGroup, and members in one CreateGroup (developer guide). */
export const MOST_MEMBERSHIP_CHANGES = 100

export interface GroupChanges {
  readonly displayName?: string
  /** `null` removes it. */
  readonly externalId?: string | null
  /** User id to what shall become of the membership; the last operation on a user wins. */
  readonly members: ReadonlyMap<string, 'add' | 'remove'>
}

/** Throws `ValidationException`. */
export function readGroupChanges(operations: readonly PatchOperation[]): GroupChanges {
  const members = new Map<string, 'add' | 'remove'>()
  const others: { displayName?: string; externalId?: string | null } = {}
  let changes = 0
  for (const operation of operations) {
    const attribute = readPath(operation.path).attribute.toLowerCase()
    if (attribute === 'members') {
      const userIds = memberChanges(operation)
      changes += userIds.length
      for (const userId of userIds) members.set(userId, operation.op === 'add' ? 'add' : 'remove')
    } else Object.assign(others, attributeChange(attribute, operation))
  }
  if (changes > MOST_MEMBERSHIP_CHANGES)
    throw invalid(
      `A maximum of ${MOST_MEMBERSHIP_CHANGES} membership changes are allowed in a single request.`,
    )
  return { ...others, members }
}

function attributeChange(
  attribute: string,
  { op, path, value }: PatchOperation,
): { displayName?: string; externalId?: string | null } {
  if (path.toLowerCase() !== attribute)
    throw invalid('The path of an operation on a group can only name an attribute.')
  if (attribute === 'displayname') {
    if (op === 'remove') throw invalid('The remove operation is not supported for displayName.')
    return { displayName: stringOf(value, 'displayName') }
  }
  if (attribute === 'externalid')
    return { externalId: op === 'remove' ? null : externalIdOf(value) }
  throw invalid('Only displayName, members and externalId are allowed in the request.')
}

function memberChanges({ op, path, value }: PatchOperation): readonly string[] {
  if (op === 'replace')
    throw invalid('Replacing all group memberships in a single request is not supported.')
  const { filter, part } = readPath(path)
  if (part !== undefined || (filter && op === 'add'))
    throw invalid(`The path of the operation ${op} must be members, without a filter.`)
  if (filter) {
    if (filter.attribute !== 'value' || typeof filter.value !== 'string')
      throw invalid(
        'The path of the operation remove must name a member: members[value eq "<id>"].',
      )
    return [filter.value]
  }
  const userIds = value === undefined || value === null ? [] : readMembers(value)
  if (op === 'remove' && userIds.length === 0)
    throw invalid('Removing all group memberships in a single request is not supported.')
  return userIds
}

/**
 * User ids of a list of members (or of a lone one). `display`, which Okta sends, is ignored: AWS
 * lists it as not supported, and no source says that it is refused.
 */
export function readMembers(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).map((member: unknown) => {
    if (!isObject(member)) throw invalid('A member must be an object with a value.')
    return stringOf(member.value, 'members.value', 47)
  })
}
