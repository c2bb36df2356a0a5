/** Amazon EventBridge Scheduler: looking at schedules, which templates make. */
import type { ServiceDefinition } from '../service.ts'
import { authorize } from './authorization.ts'

export const service: ServiceDefinition = {
  name: 'scheduler',
  protocol: 'restJson',
  routes: {
    'GET /schedules': 'ListSchedules',
    'GET /schedules/{Name}': 'GetSchedule',
  },
  authorize,
  accessDenied: { code: 'AccessDeniedException', status: 403 },
}
