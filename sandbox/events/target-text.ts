/** What a target is sent: the event, a constant, a part of the event, or a transformed text. */
import type { BusEvent } from '../contracts.ts'
import { DeliveryFailed } from './delivery-failed.ts'
import { type TransformedRule, transform } from './input-transformer.ts'
import { findAt } from './json-path.ts'
import type { TargetInput } from './target.ts'

/**
 * Throws `DeliveryFailed`. A missing `InputPath` fails the delivery: what AWS sends then is not
 * established.
 */
export function targetText(input: TargetInput, event: BusEvent, rule: TransformedRule): string {
  switch (input.kind) {
    case 'event':
      return JSON.stringify(event)
    case 'constant':
      return input.text
    case 'path': {
      const found = findAt(event, input.path)
      if (found.found) return JSON.stringify(found.value)
      throw new DeliveryFailed('INVALID_JSON', `the event has nothing at InputPath ${input.text}`)
    }
    case 'transformer':
      return transform(input.transformer, event, rule)
  }
}

/** Parses a text for a target that takes only JSON; throws `DeliveryFailed`. */
export function requireJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new DeliveryFailed('INVALID_JSON', `the input for the target is not JSON: ${reason}`)
  }
}
