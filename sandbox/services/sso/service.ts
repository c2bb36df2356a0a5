/** Identity Center's access portal. Its records are the portal's own, so there is no `record`. */
import type { ServiceDefinition } from '../service.ts'

export const service: ServiceDefinition = {
  name: 'sso',
  protocol: 'restJson',
  // Whoever sends no token is not authorized: that comes before what else is missing.
  checkedByOthers: ['GetRoleCredentials'],
  routes: { 'GET /federation/credentials': 'GetRoleCredentials' },
}
