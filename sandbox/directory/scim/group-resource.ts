/** A group as SCIM shows it. */
import type { DirectoryGroup } from '../types.ts'
import type { JsonObject } from './json.ts'
import { GROUP_SCHEMA } from './schema.ts'
import { externalIdAt, scimTime } from './user-resource.ts'

/** Members are never read out through SCIM: listings show an empty list (see `listed`). */
export function groupResource(group: DirectoryGroup, issuer: string): JsonObject {
  const externalId = externalIdAt(group.externalIds, issuer)
  return {
    id: group.groupId,
    ...(externalId === undefined ? {} : { externalId }),
    meta: {
      resourceType: 'Group',
      created: scimTime(group.createdAt),
      lastModified: scimTime(group.updatedAt),
    },
    schemas: [GROUP_SCHEMA],
    displayName: group.displayName,
  }
}

/** As `ListGroups` and `GetGroup` answer it: with an empty member list, whoever is in it. */
export function listedGroup(group: DirectoryGroup, issuer: string): JsonObject {
  return { ...groupResource(group, issuer), members: [] }
}
