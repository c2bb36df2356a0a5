/** A schedule as a template makes it. */
import { AwsError } from '../../services/service.ts'
import { readArn } from '../arns.ts'
import { type RetryPolicy, readRetryPolicy } from '../retry.ts'
import { readKind } from '../target.ts'
import { readExpression, type ScheduleExpression } from './expression.ts'

export interface Schedule {
  readonly name: string
  readonly groupName: string
  readonly arn: string
  readonly accountId: string
  readonly region: string
  readonly state: 'ENABLED' | 'DISABLED'
  readonly expressionText: string
  readonly timeZone: string
  readonly expression: ScheduleExpression
  readonly startMs?: number
  readonly endMs?: number
  readonly description?: string
  readonly createdAtMs: number
  readonly target: ScheduleTarget
}

export interface ScheduleTarget {
  readonly kind: 'machine' | 'function'
  readonly arn: string
  readonly roleArn: string
  /** JSON text. Default `{}`. */
  readonly input: string
  readonly retryPolicy: RetryPolicy
  readonly deadLetterArn?: string
  readonly given: Readonly<Record<string, unknown>>
}

export interface ScheduleRequest {
  readonly name: string
  readonly accountId: string
  readonly region: string
  readonly nowMs: number
  /** As in AWS::Scheduler::Schedule. */
  readonly properties: Readonly<Record<string, unknown>>
}

/** Throws `ValidationException` naming the property. */
export function readSchedule({
  name,
  accountId,
  region,
  nowMs,
  properties,
}: ScheduleRequest): Schedule {
  const { State = 'ENABLED', Description } = properties
  const groupName = String(properties.GroupName ?? 'default')
  const timeZone = String(properties.ScheduleExpressionTimezone ?? 'UTC')
  const expressionText = String(properties.ScheduleExpression)
  const startMs = readDate(properties.StartDate, 'StartDate')
  const endMs = readDate(properties.EndDate, 'EndDate')
  if (!/^[\w.-]{1,64}$/.test(name)) throw invalid(`the schedule name "${name}" is not valid`)
  if (State !== 'ENABLED' && State !== 'DISABLED')
    throw invalid('State must be ENABLED or DISABLED')
  requireWindowOff(properties.FlexibleTimeWindow)
  const fromMs = startMs ?? nowMs
  return {
    name,
    groupName,
    arn: `arn:aws:scheduler:${region}:${accountId}:schedule/${groupName}/${name}`,
    accountId,
    region,
    state: State,
    expressionText,
    timeZone,
    expression: readExpression({ text: expressionText, timeZone, fromMs }),
    ...(startMs !== undefined && { startMs }),
    ...(endMs !== undefined && { endMs }),
    ...(typeof Description === 'string' && { description: Description }),
    createdAtMs: nowMs,
    target: readTarget(properties.Target),
  }
}

function readDate(value: unknown, name: string): number | undefined {
  if (value === undefined) return undefined
  const moment = Date.parse(String(value))
  if (Number.isNaN(moment)) throw invalid(`${name} must be an ISO 8601 date: ${value}`)
  return moment
}

function requireWindowOff(value: unknown): void {
  const mode = (value as { readonly Mode?: unknown } | undefined)?.Mode
  if (mode !== 'OFF') throw invalid('FlexibleTimeWindow.Mode must be OFF in the sandbox')
}

function readTarget(value: unknown): ScheduleTarget {
  const given = (value ?? {}) as Readonly<Record<string, unknown>>
  const kind = readKind(given.Arn, 'Target.Arn')
  if (kind !== 'machine' && kind !== 'function')
    throw invalid('Target.Arn must be a Lambda function or a state machine in the sandbox')
  if (typeof given.RoleArn !== 'string') throw invalid('Target.RoleArn is required')
  const deadLetter = (given.DeadLetterConfig as { readonly Arn?: unknown } | undefined)?.Arn
  if (
    deadLetter !== undefined &&
    readArn(deadLetter, 'Target.DeadLetterConfig.Arn').service !== 'sqs'
  )
    throw invalid(`Target.DeadLetterConfig.Arn must be a queue: ${deadLetter}`)
  return {
    kind,
    arn: String(given.Arn),
    roleArn: given.RoleArn,
    input: readInput(given.Input ?? '{}'),
    retryPolicy: readRetryPolicy(given.RetryPolicy, 'Target.RetryPolicy'),
    ...(deadLetter !== undefined && { deadLetterArn: String(deadLetter) }),
    given,
  }
}

/** Context attributes may stand for numbers, outside quotes. */
function readInput(value: unknown): string {
  const text = String(value)
  try {
    JSON.parse(text.replaceAll(/<aws\.scheduler\.[a-z-]+>/g, '0'))
    return text
  } catch (cause) {
    throw invalid(`Target.Input is not JSON: ${cause instanceof Error ? cause.message : cause}`)
  }
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message)
}
