/** What the console's back-end needs: its actions know no resource. */
import type { Authorize } from '../service.ts'

export const authorize: Authorize = (action) => [
  { action: `sso-directory:${action}`, resource: '*' },
]
