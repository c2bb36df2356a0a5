/** Amazon EventBridge Scheduler: looking at schedules, which templates make. */
import type { ServiceDefinition } from '../service.ts'

export const service: ServiceDefinition = {
  name: 'scheduler',
  protocol: 'restJson',
  routes: {
    'GET /schedules': 'ListSchedules',
    'GET /schedules/{Name}': 'GetSchedule',
  },
}
