/** TestEventPattern: whether an event, whole with its envelope, fits a pattern. */
import { compilePatternText } from '../../events/pattern/compile-pattern.ts'
import { type Action, AwsError } from '../service.ts'

interface TestEventPatternRequest {
  readonly EventPattern?: string
  readonly Event?: string
}

/** Documented as required; `resources` is documented too, and not missed in practice. */
const required = ['id', 'account', 'source', 'time', 'region', 'detail-type']

export const action: Action = ({ EventPattern = '', Event = '' }: TestEventPatternRequest) => {
  const event = readEvent(Event)
  const missing = required.find((name) => !Object.hasOwn(event, name))
  if (missing !== undefined)
    throw new AwsError(
      'ValidationException',
      `Parameter Event is not valid. Reason: ${missing} is missing.`,
    )
  return { Result: compilePatternText(EventPattern)(event) }
}

function readEvent(text: string): object {
  try {
    const event: unknown = JSON.parse(text)
    if (typeof event === 'object' && event !== null && !Array.isArray(event)) return event
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : cause
    throw new AwsError('ValidationException', `Parameter Event is not valid. Reason: ${reason}`)
  }
  throw new AwsError('ValidationException', 'Parameter Event is not valid. Reason: not an object.')
}
