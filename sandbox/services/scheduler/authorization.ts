/** What EventBridge Scheduler's actions need. */
import type { Authorize } from '../service.ts'

export const authorize: Authorize = (action, input, { region, accountId }) => {
  const group = String(input.groupName ?? input.GroupName ?? 'default')
  const schedule = `schedule/${group}/${input.Name}`
  const resource = `arn:aws:scheduler:${region}:${accountId}:${schedule}`
  return [{ action: `scheduler:${action}`, resource: action === 'GetSchedule' ? resource : '*' }]
}
