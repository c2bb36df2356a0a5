/** Hands one event to one target, once. */
import type { BusEvent } from '../contracts.ts'
import { AwsError } from '../services/service.ts'
import { integrations } from '../world/integrations.ts'
import type { World } from '../world/world.ts'
import { readBusArn } from './arns.ts'
import { assumeRole } from './assume-role.ts'
import { DeliveryFailed, failureOf } from './delivery-failed.ts'
import { invokeFunction } from './invoke-function.ts'
import type { Rule } from './rule.ts'
import { eventsState } from './state.ts'
import type { Target } from './target.ts'
import { requireTargetAccess } from './target-access.ts'
import { requireJson, targetText } from './target-text.ts'

export interface Matched {
  readonly rule: Rule
  readonly target: Target
  readonly event: BusEvent
  /** The bus the event came from, when another bus sent it here. */
  readonly fromBus?: string
  readonly ingestionTime: string
}

/**
 * Most bytes of a state machine's input (Step Functions quota, 256 KiB). EventBridge itself takes
 * events up to 1 MB, so a larger event matches and then fails to start.
 */
const longestMachineInput = 262_144

/** Rejects with `DeliveryFailed`. */
export async function send(world: World, matched: Matched): Promise<void> {
  const { rule, target, event, ingestionTime } = matched
  if (target.kind === 'bus') refuseSecondHop(matched)
  const text = targetText(target.input, event, { arn: rule.arn, name: rule.name, ingestionTime })
  try {
    if (target.roleArn !== undefined) {
      const { roleArn } = target
      assumeRole(world, { roleArn, invokedBy: 'events.amazonaws.com', sourceArn: rule.arn })
    }
    requireTargetAccess(world, rule, target)
    await sendText(world, matched, text)
  } catch (error) {
    if (error instanceof AwsError) throw failureOf(error)
    throw error
  }
}

async function sendText(world: World, matched: Matched, text: string): Promise<void> {
  const { target } = matched
  const caller = target.roleArn ?? 'events.amazonaws.com'
  switch (target.kind) {
    case 'machine':
      return startMachine(world, { stateMachineArn: target.arn, input: text, caller })
    case 'function':
      return invokeFunction(world, {
        functionArn: target.arn,
        payload: requireJson(text),
        caller: 'events.amazonaws.com',
      })
    case 'queue':
      await integrations.of(world).sendMessage({ queueArn: target.arn, body: text, caller })
      return
    case 'topic':
      await integrations.of(world).publish({ topicArn: target.arn, message: text, caller })
      return
    case 'bus':
      return sendToBus(world, matched)
  }
}

interface Start {
  readonly stateMachineArn: string
  readonly input: string
  readonly caller: string
}

async function startMachine(world: World, start: Start): Promise<void> {
  requireJson(start.input)
  const bytes = Buffer.byteLength(start.input)
  if (bytes > longestMachineInput)
    throw new DeliveryFailed(
      'INVALID_PARAMETER',
      `the input has ${bytes} bytes; a state machine takes at most ${longestMachineInput}`,
    )
  await integrations.of(world).startExecution(start)
}

async function sendToBus(world: World, { target, event, rule }: Matched): Promise<void> {
  const { accountId, region, name } = readBusArn(target.arn, 'Arn')
  if (name !== 'default' && !eventsState.of(world).buses.has(target.arn))
    throw new DeliveryFailed(
      'NO_RESOURCE',
      `event bus ${name} does not exist in account ${accountId}, Region ${region}`,
    )
  await integrations.of(world).putEvent({ busArn: target.arn, event, fromBus: rule.busArn })
}

/**
 * "EventBridge can't route events received from a sender event bus to a third event bus"
 * (eb-bus-to-bus). The code within one account and Region is not published; the account's is used.
 */
function refuseSecondHop({ target, rule, fromBus }: Matched): void {
  if (fromBus === undefined) return
  const buses = [fromBus, rule.busArn, target.arn].map((arn) => readBusArn(arn, 'bus'))
  const accounts = new Set(buses.map((bus) => bus.accountId))
  const regions = new Set(buses.map((bus) => bus.region))
  throw new DeliveryFailed(
    accounts.size === 1 && regions.size > 1
      ? 'THIRD_REGION_HOP_DETECTED'
      : 'THIRD_ACCOUNT_HOP_DETECTED',
    `the event came from ${fromBus} to ${rule.busArn}; EventBridge can't route events received ` +
      `from a sender event bus to a third event bus (${target.arn})`,
  )
}
