/** How each service says that a request does not fit its model. */
import { AwsError } from '../services/service.ts'

export interface BrokenConstraint {
  readonly path: string
  /** Undefined for a member that is missing. */
  readonly shown: string | undefined
  readonly constraint: string
}

/** Error names of services that do not say `ValidationException`. */
const names: Readonly<Record<string, string>> = {
  iam: 'ValidationError',
  sts: 'ValidationError',
  sso: 'InvalidRequestException',
}

/**
 * The constraints that the service holds requests to. SQS judges values itself, in words of its
 * own: of its model only what must be there counts (its enumeration of attribute names is narrower
 * than what it accepts).
 */
export function counted(service: string, broken: readonly BrokenConstraint[]) {
  return service === 'sqs' ? broken.filter(({ shown }) => shown === undefined) : broken
}

/**
 * `N validation errors detected: Value '...' at '...' failed to satisfy constraint: ...; ...`, the
 * form seen of SageMaker and the Identity Store. That Step Functions, EventBridge and Scheduler
 * answer a broken constraint so is assumed. SQS names the first missing parameter alone.
 */
export function constraintError(service: string, broken: readonly BrokenConstraint[]): AwsError {
  const [first] = broken
  if (service === 'sqs' && first) {
    const parameter = first.path.charAt(0).toUpperCase() + first.path.slice(1)
    const sentence = `The request must contain the parameter ${parameter}.`
    return new AwsError('MissingParameter', sentence)
  }
  const noun = broken.length === 1 ? 'validation error' : 'validation errors'
  const nothing = saysNull.includes(service) ? 'Value null' : 'Value'
  const sentences = broken.map((one) => sentenceOf(one, nothing)).join('; ')
  return new AwsError(
    names[service] ?? 'ValidationException',
    `${broken.length} ${noun} detected: ${sentences}`,
  )
}

/** Older services write `Value null at`, newer ones `Value at`; which of ours do is assumed. */
const saysNull = ['dynamodb', 'events', 'iam', 'sagemaker', 'states', 'sts']

function sentenceOf({ path, shown, constraint }: BrokenConstraint, nothing: string): string {
  const value = shown === undefined ? nothing : `Value '${shown}'`
  return `${value} at '${path}' failed to satisfy constraint: ${constraint}`
}

/**
 * A member of another type. The JSON protocols answer `SerializationException`; that the query
 * protocol answers `MalformedInput` is assumed.
 */
export function typeError(service: string, sentence: string): AwsError {
  const byForm = ['iam', 'sts'].includes(service)
  return new AwsError(byForm ? 'MalformedInput' : 'SerializationException', sentence)
}

/** Errors that every action of a service may answer though its model does not list them. */
const common = [
  'AccessDenied',
  'AccessDeniedException',
  'ExpiredToken',
  'ExpiredTokenException',
  'InternalFailure',
  'MalformedInput',
  'MissingParameter',
  'SerializationException',
  'ThrottlingException',
  'UnknownOperationException',
  'UnrecognizedClientException',
  'ValidationError',
  'ValidationException',
]

/** Further ones, each as the service's pages on common errors list them. */
const commonOf: Readonly<Record<string, readonly string[]>> = {
  identitystore: ['InternalServerException', 'ResourceNotFoundException'],
  sqs: ['InvalidParameterValue', 'InvalidParameterCombination'],
  sso: ['ForbiddenException'],
  // The sandbox's own word for what it does not do.
  sts: ['NotImplemented'],
}

export function isCommonError(service: string, code: string): boolean {
  return common.includes(code) || (commonOf[service] ?? []).includes(code)
}
