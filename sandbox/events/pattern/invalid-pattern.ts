/** The error EventBridge answers to a pattern it cannot use. */
import { AwsError } from '../../services/service.ts'

/**
 * EventBridge's own message names line and column of the pattern's text; a template's pattern has
 * no text, so this one names the dotted path of the field, for example `detail.state`.
 */
export function invalidPattern(reason: string, place: string): AwsError {
  const where = place === '' ? 'at the top of the pattern' : `at ${place}`
  return new AwsError(
    'InvalidEventPatternException',
    `Event pattern is not valid. Reason: ${reason} ${where}`,
  )
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
