/** ListRoles, of one path and below. */
import { writtenRoles } from '../../iam/written.ts'
import type { Action } from '../service.ts'
import { type PageRequest, pageOf } from './page.ts'
import { roleSummary } from './show.ts'

interface ListRolesRequest extends PageRequest {
  /** Default `/`: all. */
  readonly PathPrefix?: string
}

export const action: Action = (request: ListRolesRequest, { world, accountId }) => {
  const { PathPrefix = '/' } = request
  const found = writtenRoles(world, accountId).filter(({ role }) =>
    role.path.startsWith(PathPrefix),
  )
  const { rows, next } = pageOf(found, request)
  return { Roles: rows.map((role) => roleSummary(world, role)), ...next }
}
