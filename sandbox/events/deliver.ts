/** Delivers a matched event: with retries, then into the target's dead-letter queue. */
import { countOne } from '../metrics/service-metrics.ts'
import { AwsError } from '../services/service.ts'
import { integrations } from '../world/integrations.ts'
import type { World } from '../world/world.ts'
import { deliverWithRetries, type Surrender } from './retry.ts'
import { type Matched, send } from './send.ts'
import { eventsState } from './state.ts'
import { requireDeadLetterAccess } from './target-access.ts'

/** Resolves when the event is delivered, dead-lettered or dropped. */
export function deliver(world: World, matched: Matched): Promise<void> {
  return deliverWithRetries(world, {
    policy: matched.target.retryPolicy,
    send: () => send(world, matched),
    giveUp: (surrender) => giveUp(world, matched, surrender),
  })
}

/** Message attributes of a dead letter as documented (eb-rule-dlq); the body is the event. */
async function giveUp(world: World, matched: Matched, surrender: Surrender): Promise<void> {
  const { rule, target, event } = matched
  const { failure, retryAttempts, exhausted } = surrender
  const of = { arn: rule.arn, dimension: ['RuleName', rule.name] as const }
  countOne(world, 'AWS/Events FailedInvocations', of)
  const notice = `${rule.arn} could not deliver event ${event.id} to ${target.arn}: ${failure.code}`
  if (target.deadLetterArn === undefined) {
    note(world, `${notice}: ${failure.message}; dropped, the target has no dead-letter queue`)
    return
  }
  try {
    requireDeadLetterAccess(world, rule, target.deadLetterArn)
    await integrations.of(world).sendMessage({
      queueArn: target.deadLetterArn,
      body: JSON.stringify(event),
      attributes: {
        RULE_ARN: rule.arn,
        TARGET_ARN: target.arn,
        ERROR_CODE: failure.code,
        ERROR_MESSAGE: failure.message,
        RETRY_ATTEMPTS: String(retryAttempts),
        ...(exhausted && { EXHAUSTED_RETRY_CONDITION: exhausted }),
      },
      caller: 'events.amazonaws.com',
    })
    countOne(world, 'AWS/Events InvocationsSentToDlq', of)
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    note(world, `${notice}; dropped, ${target.deadLetterArn} refused it: ${error.message}`)
  }
}

function note(world: World, notice: string): void {
  eventsState.of(world).notices.push(notice)
}
