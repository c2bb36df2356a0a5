/** Grants as items of the grants table: the current one, and one for each version. */
import type { Grant, GrantVersion } from '../core/words.ts'
import type { Item } from './transactions.dynamodb.ts'

export const CURRENT = 'grant#'
export const VERSION = 'version#'

/** `profileName` stands outside the grant in current items alone: the index sees no other. */
export function currentItem(version: GrantVersion) {
  const { userId, team, profileName } = version
  return { userId, sk: `${CURRENT}${team}`, profileName, grant: grantOf(version) }
}

/**
 * The key sorts by team, then by when it was recorded. `roleArn` stands outside the grant in
 * versions alone: the index by role tells who has a role and who had it.
 */
export function versionItem(version: GrantVersion) {
  const { userId, team, roleArn, recordedAt, fence, state } = version
  const when = `${padded(recordedAt)}#${padded(fence)}`
  return {
    userId,
    sk: `${VERSION}${team}#${when}#${state}`,
    roleArn,
    grant: grantOf(version),
    recordedAt,
    fence,
  }
}

export function readCurrent(item: Item): Grant {
  return item.grant as Grant
}

export function readVersion(item: Item): GrantVersion {
  return {
    ...(item.grant as Grant),
    recordedAt: Number(item.recordedAt),
    fence: Number(item.fence),
  }
}

function grantOf({ recordedAt: _recordedAt, fence: _fence, ...grant }: GrantVersion): Grant {
  return grant
}

/** So that text sorts as numbers do: milliseconds have 13 digits until the year 2286. */
function padded(value: number): string {
  return String(value).padStart(15, '0')
}
