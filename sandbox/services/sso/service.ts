/** Identity Center's access portal. Its records are the portal's own, so there is no `record`. */
import type { ServiceDefinition } from '../service.ts'

export const service: ServiceDefinition = {
  name: 'sso',
  protocol: 'restJson',
  routes: { 'GET /federation/credentials': 'GetRoleCredentials' },
}
