/** Branches side by side, for Map and Parallel: the first failure stops the others. */
import { StoppedError } from './errors.ts'
import type { Payload } from './payload.ts'
import { Branch, type MapItem } from './run.ts'

export interface Group {
  readonly parent: Branch
  readonly count: number
  /** How many run at once. */
  readonly concurrency: number
  readonly mapItem?: (index: number) => MapItem
  readonly each: (branch: Branch, index: number) => Promise<Payload>
}

/** The outputs in order. Rejects with the first failure once every branch has ended. */
export async function runGroup(group: Group): Promise<Payload[]> {
  const outputs: Payload[] = new Array(group.count)
  const failures: unknown[] = []
  const { stopper, release } = group.parent.stopper.child()
  let taken = 0
  const work = async () => {
    while (taken < group.count && failures.length === 0) {
      const index = taken++
      const mapItem = group.mapItem?.(index)
      const branch = new Branch(group.parent.run, {
        branch: group.parent,
        stopper,
        ...(mapItem && { mapItem }),
      })
      try {
        outputs[index] = await group.each(branch, index)
      } catch (thrown) {
        failures.push(thrown)
        stopper.stop()
      }
    }
  }
  const workers = Math.min(group.concurrency, group.count)
  await Promise.all(Array.from({ length: workers }, work))
  release()
  group.parent.lastEventId = group.parent.run.history.length
  if (failures.length > 0) {
    throw failures.find((failure) => !(failure instanceof StoppedError)) ?? failures[0]
  }
  return outputs
}

/** The list of the outputs, made from their texts. */
export function listPayload(outputs: readonly Payload[]): Payload {
  return {
    value: outputs.map(({ value }) => value),
    text: `[${outputs.map(({ text }) => text).join(',')}]`,
  }
}
