/** The SDK's error names, which stand nowhere else, and what they mean to the core. */
import { StillPending, Throttled } from '../core/errors.ts'

const throttled: ReadonlySet<string> = new Set([
  'ExecutionLimitExceeded',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'TransactionInProgressException',
])

/** Cancellation codes that say nothing about the data: the same transaction may be sent again. */
const passing: ReadonlySet<string> = new Set([
  'ProvisionedThroughputExceeded',
  'ThrottlingError',
  'TransactionConflict',
])

/** `ResourceNotFound` is SageMaker's, whose names have no suffix; IAM says NoSuchEntity. */
const absent: ReadonlySet<string> = new Set([
  'NoSuchEntityException',
  'ResourceNotFound',
  'ResourceNotFoundException',
])

/** Runs a call; what the service calls throttling becomes `Throttled`, all else stays as it is. */
export async function inCoreWords<Answer>(run: () => Promise<Answer>): Promise<Answer> {
  try {
    return await run()
  } catch (error) {
    throw coreError(error)
  }
}

export function coreError(error: unknown): unknown {
  if (!throttled.has(nameOf(error))) return error
  return new Throttled(`a service asked to be called less often: ${nameOf(error)}`, {
    cause: error,
  })
}

/** As `inCoreWords`, and answers `none` when the thing asked about does not exist. */
export async function unlessAbsent<Answer, None>(
  run: () => Promise<Answer>,
  none: None,
): Promise<Answer | None> {
  try {
    return await run()
  } catch (error) {
    if (isAbsent(error)) return none
    throw coreError(error)
  }
}

/** As `inCoreWords`, and throws `StillPending` when SageMaker says that the thing is in use. */
export async function unlessInUse<Answer>(
  what: string,
  run: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await run()
  } catch (error) {
    if (isInUse(error)) throw new StillPending(`${what} is still in use`, { cause: error })
    throw error
  }
}

/**
 * The Identity Store API says the same of a store that it does not find, and of a customer's KMS
 * key that it cannot use (then with a `Reason`): of the users and groups that says nothing.
 */
export function isAbsent(error: unknown): boolean {
  if (!absent.has(nameOf(error))) return false
  const { ResourceType, Reason } = error as {
    readonly ResourceType?: string
    readonly Reason?: string
  }
  return ResourceType !== 'IDENTITY_STORE' && Reason === undefined
}

/** SageMaker: the name is taken, or the thing is changing or has parts left. */
export function isInUse(error: unknown): boolean {
  return nameOf(error) === 'ResourceInUse'
}

/**
 * SageMaker refuses to delete an app that is gone, as a ValidationException told apart only by
 * these words (which Terraform's provider looks for too). No other ValidationException means that.
 */
export function isAppGone(error: unknown): boolean {
  return (
    nameOf(error) === 'ValidationException' &&
    error instanceof Error &&
    /has already been deleted|previously failed and was automatically deleted/.test(error.message)
  )
}

/** SageMaker: the request does not fit the state of the thing, or is wrong; it says not which. */
export function isRefused(error: unknown): boolean {
  return nameOf(error) === 'ValidationException'
}

/**
 * SageMaker's answers to who stops a job, or deletes an endpoint, that is not there: of some kinds
 * a ValidationException, which only these words tell apart.
 */
export function isWorkGone(error: unknown): boolean {
  return (
    isRefused(error) &&
    /could not find (endpoint|requested job)|requested resource not found/i.test(wordsOf(error))
  )
}

/** DataSync: absent, in use, not ready or too many; only its words tell which. */
export function isRefusedByDataSync(error: unknown): boolean {
  return nameOf(error) === 'InvalidRequestException'
}

/** DataSync's words of what is absent, which Terraform's provider looks for too. */
export function isAbsentFromDataSync(error: unknown): boolean {
  return isRefusedByDataSync(error) && /not found/i.test(wordsOf(error))
}

/** SageMaker: a service quota is met. */
export function isOverQuota(error: unknown): boolean {
  return nameOf(error) === 'ResourceLimitExceeded'
}

/** What a service says of its refusal. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** SSO Admin: the same was written before, or at the same time. */
export function isClash(error: unknown): boolean {
  return nameOf(error) === 'ConflictException'
}

/** Step Functions: an execution of that name exists, or existed within the last 90 days. */
export function isAlreadyStarted(error: unknown): boolean {
  return nameOf(error) === 'ExecutionAlreadyExists'
}

/** DynamoDB: the condition did not hold. */
export function isConditionFailure(error: unknown): boolean {
  return nameOf(error) === 'ConditionalCheckFailedException'
}

/** DynamoDB: a transaction works on the item; the write may be sent again. */
export function isConflict(error: unknown): boolean {
  return nameOf(error) === 'TransactionConflictException'
}

export interface CancellationReason {
  readonly verdict: 'nothing wrong' | 'condition failed' | 'send again' | 'other'
  /** The item as stored, where the condition failed and the item exists. */
  readonly item: unknown
}

/** Why DynamoDB canceled a transaction, one reason for each of its items; undefined otherwise. */
export function cancellationReasons(error: unknown): readonly CancellationReason[] | undefined {
  if (nameOf(error) !== 'TransactionCanceledException') return undefined
  const { CancellationReasons: reasons } = error as {
    readonly CancellationReasons?: ReadonlyArray<{
      readonly Code?: string
      readonly Item?: unknown
    }>
  }
  return reasons?.map(({ Code, Item: item }) => ({ verdict: verdictOf(Code), item }))
}

function verdictOf(code: string | undefined): CancellationReason['verdict'] {
  if (code === undefined || code === 'None') return 'nothing wrong'
  if (code === 'ConditionalCheckFailed') return 'condition failed'
  return passing.has(code) ? 'send again' : 'other'
}

/** What the service names as missing, when it does. */
export function absentId(error: unknown): string | undefined {
  if (!isAbsent(error)) return undefined
  const { ResourceId: id } = error as { readonly ResourceId?: string }
  return id
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : ''
}
