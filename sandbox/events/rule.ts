/** A rule: which events it takes, in which state, and where it sends them. */

import type { BusEvent } from '../contracts.ts'
import { AwsError } from '../services/service.ts'
import { compilePattern } from './pattern/compile-pattern.ts'
import { isReadOnlyManagementEvent } from './read-only-events.ts'
import { readTarget, type Target } from './target.ts'

const ruleStates = ['ENABLED', 'DISABLED', 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'] as const

export type RuleState = (typeof ruleStates)[number]

export interface Rule {
  readonly name: string
  readonly arn: string
  readonly busArn: string
  readonly busName: string
  readonly description?: string
  readonly pattern: unknown
  readonly matches: (event: unknown) => boolean
  readonly targets: readonly Target[]
  state: RuleState
}

/** Most targets of a rule (eb-quota: 5 per rule, adjustable). */
const mostTargets = 5

export interface RuleRequest {
  readonly name: string
  readonly arn: string
  readonly busArn: string
  readonly busName: string
  readonly description?: unknown
  readonly pattern: unknown
  /** Default `ENABLED`. */
  readonly state?: unknown
  readonly targets?: unknown
}

/** Throws `InvalidEventPatternException`, `ValidationException` or `LimitExceededException`. */
export function readRule(request: RuleRequest): Rule {
  const targets = readTargets(request)
  return {
    name: readName(request.name),
    arn: request.arn,
    busArn: request.busArn,
    busName: request.busName,
    ...(typeof request.description === 'string' && { description: request.description }),
    pattern: request.pattern,
    matches: compilePattern(request.pattern),
    targets,
    state: readState(request.state ?? 'ENABLED'),
  }
}

/** Whether a rule takes an event: by its state first, then by its pattern. */
export function takes(rule: Rule, event: BusEvent): boolean {
  if (rule.state === 'DISABLED') return false
  if (rule.state === 'ENABLED' && isReadOnlyManagementEvent(event)) return false
  return rule.matches(event)
}

function readName(name: string): string {
  if (/^[.\-_A-Za-z0-9]{1,64}$/.test(name)) return name
  throw new AwsError(
    'ValidationException',
    `the rule name "${name}" must be 1 to 64 letters, digits, dots, hyphens or underscores`,
  )
}

function readState(state: unknown): RuleState {
  const known = ruleStates.find((name) => name === state)
  if (known) return known
  throw new AwsError(
    'ValidationException',
    `State must be one of ${ruleStates.join(', ')}; it is ${JSON.stringify(state)}`,
  )
}

function readTargets({ targets = [], arn, name }: RuleRequest): Target[] {
  if (!Array.isArray(targets))
    throw new AwsError('ValidationException', `Targets of rule ${name} must be a list`)
  if (targets.length > mostTargets)
    throw new AwsError(
      'LimitExceededException',
      `rule ${name} has ${targets.length} targets; EventBridge allows ${mostTargets}`,
    )
  const read = targets.map((target, index) => readTarget(target, { ruleArn: arn, index }))
  const ids = new Set(read.map((target) => target.id))
  if (ids.size < read.length)
    throw new AwsError('ValidationException', `two targets of rule ${name} have the same Id`)
  return read
}
