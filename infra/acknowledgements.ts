/** Findings of cdk-nag that stand, each with its reason, made where the thing found is made. */
import { Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

export function acknowledge(construct: IConstruct, rules: Readonly<Record<string, string>>): void {
  for (const [id, reason] of Object.entries(rules))
    Validations.of(construct).acknowledge({ id, reason })
}

/** A queue that holds what failed has no queue of its own: its alarm is what follows. */
export function acknowledgeLastQueue(queue: IConstruct): void {
  const reason = 'This queue is itself where undelivered events are kept; an alarm watches it.'
  acknowledge(queue, { 'AwsSolutions-SQS3': reason, 'Serverless-SQSRedrivePolicy': reason })
}

interface Statements {
  readonly Statement: ReadonlyArray<{
    readonly Action?: string | readonly string[]
    readonly Resource?: string | readonly string[]
  }>
}

/** Acknowledges each wildcard of a policy by its full finding, so that a new one is found. */
export function acknowledgeWildcards(
  construct: IConstruct,
  document: Statements,
  reason: string,
): void {
  const rules: Record<string, string> = {}
  for (const { Action, Resource } of document.Statement) {
    for (const action of listOf(Action))
      if (action.includes('*')) rules[`AwsSolutions-IAM5[Action::${action}]`] = reason
    for (const resource of listOf(Resource))
      if (resource.includes('*'))
        rules[`AwsSolutions-IAM5[Resource::${resource.replaceAll(/\$\{([^}]+)\}/g, '<$1>')}]`] =
          reason
  }
  acknowledge(construct, rules)
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value
}
