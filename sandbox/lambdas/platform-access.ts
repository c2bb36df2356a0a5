/** What Lambda does as a function's role, unasked: writes its log and sends its traces. */
import { roleAsker } from '../iam/asker.ts'
import { refusalOf } from '../iam/judge.ts'
import type { World } from '../world/world.ts'
import type { LambdaFunction } from './functions.ts'

/**
 * Judged once for each worker, as an execution environment opens one log stream. Without the
 * permissions AWS keeps no lines and no traces, and says so nowhere; a refusal of traces, which
 * are not kept here anyway, stands in CallLog alone.
 */
export function keepsLog(world: World, target: LambdaFunction): boolean {
  const { roleArn, name, logGroup, region, accountId, traced } = target
  const asker = roleAsker(world, roleArn, name)
  const stream = `arn:aws:logs:${region}:${accountId}:log-group:${logGroup}:log-stream:sandbox`
  const allowed = (service: string, operation: string, resource: string) => {
    const need = { action: `${service}:${operation}`, resource }
    return !refusalOf(world, asker, { needs: [need], operation: { service, operation } })
  }
  if (traced) {
    for (const operation of ['PutTraceSegments', 'PutTelemetryRecords']) {
      allowed('xray', operation, '*')
    }
  }
  const opened = allowed('logs', 'CreateLogStream', stream)
  return allowed('logs', 'PutLogEvents', stream) && opened
}
