/** A rule's target as its template or API names it. */
import { AwsError } from '../services/service.ts'
import { readArn } from './arns.ts'
import { type InputTransformer, readInputTransformer } from './input-transformer.ts'
import { type JsonPath, readJsonPath } from './json-path.ts'
import { type RetryPolicy, readRetryPolicy } from './retry.ts'

export type TargetKind = 'machine' | 'function' | 'queue' | 'topic' | 'bus'

export type TargetInput =
  | { readonly kind: 'event' }
  | { readonly kind: 'constant'; readonly text: string }
  | { readonly kind: 'path'; readonly path: JsonPath; readonly text: string }
  | { readonly kind: 'transformer'; readonly transformer: InputTransformer }

export interface Target {
  readonly id: string
  readonly arn: string
  readonly kind: TargetKind
  readonly roleArn?: string
  readonly input: TargetInput
  readonly retryPolicy: RetryPolicy
  readonly deadLetterArn?: string
  /** As given, for `ListTargetsByRule`. */
  readonly given: Readonly<Record<string, unknown>>
}

interface TargetPlace {
  readonly ruleArn: string
  readonly index: number
}

/** Throws `ValidationException` with the place. */
export function readTarget(value: unknown, { ruleArn, index }: TargetPlace): Target {
  const given = (value ?? {}) as Readonly<Record<string, unknown>>
  const place = `Targets[${index}]`
  const arn = String(given.Arn)
  const kind = readKind(given.Arn, `${place}.Arn`)
  const roleArn = readRole(given.RoleArn, { arn, kind })
  if (kind === 'topic') requireSameRegion(arn, ruleArn)
  const input = readInput(given, place)
  if (kind === 'bus' && input.kind !== 'event')
    throw invalid(`${place}: Input, InputPath and InputTransformer are not available for a bus`)
  const deadLetterArn = readDeadLetter(given.DeadLetterConfig, { place, ruleArn })
  return {
    id: readId(given.Id, place),
    arn,
    kind,
    ...(roleArn !== undefined && { roleArn }),
    input,
    retryPolicy: readRetryPolicy(given.RetryPolicy, `${place}.RetryPolicy`),
    ...(deadLetterArn !== undefined && { deadLetterArn }),
    given,
  }
}

function readId(id: unknown, place: string): string {
  if (typeof id === 'string' && /^[.\-_A-Za-z0-9]{1,64}$/.test(id)) return id
  throw invalid(`${place}.Id must be 1 to 64 letters, digits, dots, hyphens or underscores`)
}

const kinds: ReadonlyArray<readonly [service: string, resource: RegExp, kind: TargetKind]> = [
  ['states', /^stateMachine:/, 'machine'],
  ['lambda', /^function:/, 'function'],
  ['sqs', /^[\w-]+$/, 'queue'],
  ['sns', /^[\w-]+$/, 'topic'],
  ['events', /^event-bus\//, 'bus'],
]

/** What an ARN points at, among what the sandbox can deliver to. */
export function readKind(arn: unknown, place: string): TargetKind {
  const { service, resource } = readArn(arn, place)
  const row = kinds.find(([name, shape]) => name === service && shape.test(resource))
  if (row) return row[2]
  throw invalid(
    `${place}: the sandbox delivers to state machines, Lambda functions, standard queues, ` +
      `standard topics and event buses, not to ${arn}`,
  )
}

/** "The targets you associate with a rule must be in the same Region as the rule." */
function requireSameRegion(arn: string, ruleArn: string): void {
  if (readArn(arn, 'Arn').region === readArn(ruleArn, 'rule').region) return
  throw invalid(`the topic ${arn} must be in the Region of the rule ${ruleArn}`)
}

/**
 * EventBridge refuses machines and buses without a role, in these words. Topics take none ("do not
 * specify a RoleArn in the target configuration", eb-use-resource-based).
 */
function readRole(
  role: unknown,
  { arn, kind }: { readonly arn: string; readonly kind: TargetKind },
): string | undefined {
  if (kind === 'topic' && role !== undefined)
    throw invalid(`RoleArn is not for target ${arn}: the topic's own policy decides`)
  if (typeof role === 'string') return role
  if (kind === 'machine' || kind === 'bus') throw invalid(`RoleArn is required for target ${arn}.`)
  return undefined
}

function readInput(given: Readonly<Record<string, unknown>>, place: string): TargetInput {
  const names = ['Input', 'InputPath', 'InputTransformer'].filter((n) => given[n] !== undefined)
  if (names.length > 1) throw invalid(`${place}: only one of ${names.join(', ')} may be given`)
  if (names[0] === 'Input') return { kind: 'constant', text: readJson(given.Input, place) }
  if (names[0] === 'InputPath') {
    const path = readJsonPath(given.InputPath, `${place}.InputPath`)
    return { kind: 'path', path, text: String(given.InputPath) }
  }
  if (names[0] === undefined) return { kind: 'event' }
  return {
    kind: 'transformer',
    transformer: readInputTransformer(given.InputTransformer, `${place}.InputTransformer`),
  }
}

function readJson(text: unknown, place: string): string {
  try {
    JSON.parse(String(text))
    return String(text)
  } catch (cause) {
    throw invalid(`${place}.Input is not JSON: ${cause instanceof Error ? cause.message : cause}`)
  }
}

/** Documented: a standard queue in the Region of the rule. */
function readDeadLetter(
  config: unknown,
  { place, ruleArn }: { readonly place: string; readonly ruleArn: string },
): string | undefined {
  if (config === undefined) return undefined
  const arn = (config as Readonly<Record<string, unknown>>).Arn
  const { service, region } = readArn(arn, `${place}.DeadLetterConfig.Arn`)
  if (service === 'sqs' && region === readArn(ruleArn, 'rule').region) return String(arn)
  throw invalid(`${place}.DeadLetterConfig.Arn must be a queue in the Region of the rule: ${arn}`)
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message)
}
