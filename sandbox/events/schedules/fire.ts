/** One firing of a schedule: its target is called, with retries and a dead-letter queue. */
import type { AccessNeed } from '../../iam/access-need.ts'
import { roleAsker } from '../../iam/asker.ts'
import { requireAccess } from '../../iam/judge.ts'
import { AwsError } from '../../services/service.ts'
import { integrations } from '../../world/integrations.ts'
import type { World } from '../../world/world.ts'
import { assumeRole } from '../assume-role.ts'
import { failureOf } from '../delivery-failed.ts'
import { invokeFunction } from '../invoke-function.ts'
import { deliverWithRetries, type Surrender } from '../retry.ts'
import { eventsState } from '../state.ts'
import type { Schedule } from './schedule.ts'

interface Attempt {
  readonly dueAtMs: number
  readonly executionId: string
  readonly number: number
}

/** Resolves when the target was called, or given up. */
export function fire(world: World, schedule: Schedule, dueAtMs: number): Promise<void> {
  let attempt: Attempt = { dueAtMs, executionId: '', number: 0 }
  return deliverWithRetries(world, {
    policy: schedule.target.retryPolicy,
    send: (number) => {
      attempt = { dueAtMs, executionId: world.random.hex(16), number }
      return callTarget(world, schedule, inputOf(schedule, attempt))
    },
    giveUp: (surrender) => giveUp(world, schedule, { ...surrender, attempt }),
  })
}

/** Fills in context attributes (Scheduler user guide, managing-schedule-context-attributes). */
function inputOf(schedule: Schedule, { dueAtMs, executionId, number }: Attempt): string {
  const attributes: Readonly<Record<string, string>> = {
    '<aws.scheduler.schedule-arn>': schedule.arn,
    '<aws.scheduler.scheduled-time>': isoSeconds(dueAtMs),
    '<aws.scheduler.execution-id>': executionId,
    '<aws.scheduler.attempt-number>': String(number),
  }
  return Object.entries(attributes).reduce(
    (text, [name, value]) => text.replaceAll(name, value),
    schedule.target.input,
  )
}

async function callTarget(world: World, schedule: Schedule, input: string): Promise<void> {
  const { target } = schedule
  const caller = target.roleArn
  try {
    assume(world, schedule)
    if (target.kind === 'function') {
      requireFor(world, schedule, { action: 'lambda:InvokeFunction', resource: target.arn })
      await invokeFunction(world, { functionArn: target.arn, payload: JSON.parse(input), caller })
    } else {
      requireFor(world, schedule, { action: 'states:StartExecution', resource: target.arn })
      await integrations.of(world).startExecution({ stateMachineArn: target.arn, input, caller })
    }
  } catch (error) {
    if (error instanceof AwsError) throw failureOf(error)
    throw error
  }
}

/** The source is the schedule's group (Scheduler user guide, cross-service confused deputy). */
function assume(world: World, { target, groupName, arn }: Schedule): void {
  const [head] = arn.split(':schedule/')
  assumeRole(world, {
    roleArn: target.roleArn,
    invokedBy: 'scheduler.amazonaws.com',
    sourceArn: `${head}:schedule-group/${groupName}`,
  })
}

/** All that a schedule does, dead letters included, it does as its role. */
function requireFor(world: World, { target }: Schedule, need: AccessNeed): void {
  const [service = '', operation = ''] = need.action.split(':')
  const asker = roleAsker(world, target.roleArn, 'scheduler')
  requireAccess(world, asker, { need, operation: { service, operation } })
}

interface GivenUp extends Surrender {
  /** The last one made. */
  readonly attempt: Attempt
}

/**
 * Attributes as documented (configuring-schedule-dlq). The documented body is the request to the
 * target's API; for the two targets here it is the input.
 */
async function giveUp(world: World, schedule: Schedule, given: GivenUp): Promise<void> {
  const { target } = schedule
  const { failure, retryAttempts, exhausted, attempt } = given
  const notice = `schedule ${schedule.name} could not call ${target.arn}: ${failure.message}`
  const { notices } = eventsState.of(world)
  if (target.deadLetterArn === undefined) {
    notices.push(`${notice}; dropped, it has no dead-letter queue`)
    return
  }
  const call = target.kind === 'function' ? 'lambda:invoke' : 'sfn:startExecution'
  try {
    const need = { action: 'sqs:SendMessage', resource: target.deadLetterArn }
    requireFor(world, schedule, need)
    await integrations.of(world).sendMessage({
      queueArn: target.deadLetterArn,
      body: inputOf(schedule, attempt),
      attributes: {
        ERROR_CODE: failure.targetCode ?? failure.code,
        ERROR_MESSAGE: failure.message,
        EXECUTION_ID: attempt.executionId,
        IS_PAYLOAD_TRUNCATED: 'false',
        RETRY_ATTEMPTS: String(retryAttempts),
        SCHEDULED_TIME: isoSeconds(attempt.dueAtMs),
        SCHEDULE_ARN: schedule.arn,
        TARGET_ARN: `arn:aws:scheduler:::aws-sdk:${call}`,
        ...(exhausted && { EXHAUSTED_RETRY_CONDITION: exhausted }),
      },
      caller: target.roleArn,
    })
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    notices.push(`${notice}; dropped, ${target.deadLetterArn} refused it: ${error.message}`)
  }
}

function isoSeconds(timeMs: number): string {
  return new Date(timeMs).toISOString().replace(/\.\d{3}Z$/, 'Z')
}
