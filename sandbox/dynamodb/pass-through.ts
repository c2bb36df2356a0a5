/** Operations that are dynalite's as they are. */
import { onEngine, type Place } from './engine.ts'
import { carryOut, check, type Operation } from './operations.ts'

/**
 * Checks and carries out. Reads of a global secondary index see every write at once, which AWS
 * does not promise.
 */
export function passThrough(operation: Operation, input: object, place: Place): Promise<object> {
  return onEngine(place, async ({ store }) =>
    shown(await carryOut(operation, check(operation, input, store), store)),
  )
}

/** Without a member that dynalite keeps and DynamoDB's model does not know. */
export function shown(answer: object): object {
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => {
      if (name !== 'Table' && name !== 'TableDescription') return [name, value]
      const { TableThroughputModeSummary: _, ...table } = value
      return [name, table]
    }),
  )
}
