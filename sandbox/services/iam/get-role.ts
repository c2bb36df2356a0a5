/** GetRole. When a role was last used is not kept here. */
import type { Action } from '../service.ts'
import { findRole, type RoleName } from './find.ts'
import { roleDetail } from './show.ts'

export const action: Action = (request: RoleName, call) => ({
  Role: roleDetail(call.world, findRole(call, request)),
})
