/** Why a delivery to a target failed, in the words EventBridge writes beside a dead letter. */
import type { AwsError } from '../services/service.ts'

/**
 * Documented values of ERROR_CODE (user guide, eb-rule-dlq, "a sample of the error codes") that
 * occur here. Which error of a target yields which code is assumed.
 */
export type DeliveryErrorCode =
  | 'ERROR_FROM_TARGET'
  | 'INVALID_JSON'
  | 'INVALID_PARAMETER'
  | 'NO_PERMISSIONS'
  | 'NO_RESOURCE'
  | 'RESOURCE_LIMIT_EXCEEDED'
  | 'THIRD_ACCOUNT_HOP_DETECTED'
  | 'THIRD_REGION_HOP_DETECTED'
  | 'THROTTLING'

export class DeliveryFailed extends Error {
  readonly code: DeliveryErrorCode
  readonly retryable: boolean
  /** The target's own error code, when it gave one. */
  readonly targetCode: string | undefined

  constructor(
    code: DeliveryErrorCode,
    message: string,
    options: { readonly retryable?: boolean; readonly cause?: AwsError } = {},
  ) {
    super(message, { cause: options.cause })
    this.name = 'DeliveryFailed'
    this.code = code
    this.retryable = options.retryable ?? false
    this.targetCode = options.cause?.code
  }
}

interface Reading {
  readonly when: (error: AwsError) => boolean
  readonly code: DeliveryErrorCode
  readonly retryable: boolean
}

/**
 * First that fits. Documented: missing permissions and missing resources are not retried. Assumed:
 * other client errors are not retried either; throttling, limits and server errors are.
 */
const readings: readonly Reading[] = [
  {
    when: ({ code }) => /DoesNotExist|NotFound|NonExistent/.test(code),
    code: 'NO_RESOURCE',
    retryable: false,
  },
  {
    when: ({ code }) => /AccessDenied|NotAuthorized|Unauthorized/.test(code),
    code: 'NO_PERMISSIONS',
    retryable: false,
  },
  {
    when: ({ code, status }) => /Throttl|TooManyRequests/.test(code) || status === 429,
    code: 'THROTTLING',
    retryable: true,
  },
  {
    when: ({ code }) => code.endsWith('LimitExceeded'),
    code: 'RESOURCE_LIMIT_EXCEEDED',
    retryable: true,
  },
  { when: ({ status }) => status >= 500, code: 'ERROR_FROM_TARGET', retryable: true },
]

export function failureOf(error: AwsError): DeliveryFailed {
  const reading = readings.find(({ when }) => when(error))
  return new DeliveryFailed(reading?.code ?? 'INVALID_PARAMETER', error.message, {
    retryable: reading?.retryable ?? false,
    cause: error,
  })
}
