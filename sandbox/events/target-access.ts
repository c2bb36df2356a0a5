/** Whether EventBridge may hand an event to a target: by the target's role, or in its own name. */
import type { AccessNeed } from '../iam/access-need.ts'
import { type Asker, roleAsker, serviceAsker } from '../iam/asker.ts'
import { requireAccess } from '../iam/judge.ts'
import type { World } from '../world/world.ts'
import type { Rule } from './rule.ts'
import type { Target, TargetKind } from './target.ts'

const service = 'events.amazonaws.com'

/** What each kind of target needs (EventBridge user guide, eb-use-identity and -resource-based). */
const actions: Readonly<Record<TargetKind, string>> = {
  machine: 'states:StartExecution',
  function: 'lambda:InvokeFunction',
  queue: 'sqs:SendMessage',
  topic: 'sns:Publish',
  bus: 'events:PutEvents',
}

/**
 * Throws `AccessDeniedException`. Functions are invoked in the name of the service, by their own
 * resource policies; a role is used where the target has one.
 */
export function requireTargetAccess(world: World, rule: Rule, target: Target): void {
  const { roleArn, kind, arn } = target
  const asker =
    roleArn === undefined || kind === 'function'
      ? serviceAsker(service, rule.arn)
      : roleAsker(world, roleArn, 'events')
  requireFor(world, asker, { action: actions[kind], resource: arn })
}

/** Dead letters are sent in the name of the service: the queue's policy allows it, or nothing. */
export function requireDeadLetterAccess(world: World, rule: Rule, queueArn: string): void {
  const asker = serviceAsker(service, rule.arn)
  requireFor(world, asker, { action: 'sqs:SendMessage', resource: queueArn })
}

function requireFor(world: World, asker: Asker, need: AccessNeed): void {
  const [prefix = '', operation = ''] = need.action.split(':')
  requireAccess(world, asker, { need, operation: { service: prefix, operation } })
}
