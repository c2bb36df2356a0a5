/** The access map that is deployed, read and checked at synthesis. */
import { readFileSync } from 'node:fs'
import type { AccessMap } from '../core/access-map/access-map.ts'
import { formatProblem, parseAccessMap } from '../core/access-map/parse.ts'

/** The sample company's map, unless ROLLCALL_MAP names another. */
export const defaultMapFile = 'sample/access.yaml'

/**
 * Throws one error that lists every problem of the map, each with file, line, path, what was found
 * and what would be right.
 */
export function readAccessMap(file: string): AccessMap {
  const { map, problems } = parseAccessMap(readFileSync(file, 'utf8'), file)
  if (map) return requireOneAccount(map, file)
  throw new Error(`the access map cannot be deployed:\n${problems.map(formatProblem).join('\n')}`)
}

/** Domains in other accounts need relays and a role there, which are not built yet. */
function requireOneAccount(map: AccessMap, file: string): AccessMap {
  const { hub } = map
  const elsewhere = map.domains.filter(
    ({ account, region }) => account !== hub.account || region !== hub.region,
  )
  const first = elsewhere[0]
  if (!first) return map
  throw new Error(
    `${file}:${first.line}: domain ${first.name} is in ${first.account}/${first.region}; ` +
      `domains outside the hub's account and Region (${hub.account}/${hub.region}) are refused`,
  )
}
