/** Operations that are dynalite's as they are. */
import { onEngine, type Place } from './engine.ts'
import { carryOut, check, type Operation } from './operations.ts'

/**
 * Checks and carries out. Reads of a global secondary index see every write at once, which AWS
 * does not promise.
 */
export function passThrough(operation: Operation, input: object, place: Place): Promise<object> {
  return onEngine(place, ({ store }) => carryOut(operation, check(operation, input, store), store))
}
