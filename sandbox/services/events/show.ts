/** Buses and rules as EventBridge's answers show them. */
import type { Rule } from '../../events/rule.ts'
import type { Bus } from '../../events/state.ts'

export function showBus({ name, arn, description }: Bus): object {
  return { Name: name, Arn: arn, ...(description !== undefined && { Description: description }) }
}

export function showRule(rule: Rule): object {
  return {
    Name: rule.name,
    Arn: rule.arn,
    EventPattern: JSON.stringify(rule.pattern),
    State: rule.state,
    EventBusName: rule.busName,
    ...(rule.description !== undefined && { Description: rule.description }),
  }
}
