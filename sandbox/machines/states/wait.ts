/** The Wait state: for some Seconds, or until a Timestamp. */
import { compileCompletion, nextOf } from '../completion.ts'
import { compileTemplate } from '../expressions.ts'
import type { Definition, Execute } from '../state.ts'

/** The most seconds a Wait or a time limit may name. */
export const LONGEST_SECONDS = 99_999_999

const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/

export function compileWait(definition: Definition): Execute {
  const complete = compileCompletion(definition, { field: '', next: nextOf(definition) })
  const field = definition.Seconds === undefined ? 'Timestamp' : 'Seconds'
  const template = compileTemplate(definition[field], field)
  return async (visit) => {
    const value = await visit.evaluate(template)
    const { run, stopper } = visit.branch
    if (field === 'Seconds') {
      if (!isSeconds(value)) throw visit.wrongValue(field, 'a whole number of seconds')
      await stopper.sleep(value * 1000)
    } else {
      if (!isTimestamp(value)) throw visit.wrongValue(field, 'an RFC 3339 time')
      await stopper.sleep(Math.max(0, Date.parse(value) - run.clock.now()))
    }
    return complete(visit, visit.input)
  }
}

export function isSeconds(value: unknown): value is number {
  return (
    typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LONGEST_SECONDS
  )
}

export function isTimestamp(value: unknown): value is string {
  return typeof value === 'string' && TIMESTAMP.test(value) && !Number.isNaN(Date.parse(value))
}
