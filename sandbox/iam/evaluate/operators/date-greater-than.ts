/** DateGreaterThan: after a moment. */
import { readOperator } from '../operator.ts'
import { readDate } from '../values.ts'

export const dateGreaterThan = readOperator('DateGreaterThan', {
  read: readDate,
  what: 'a date',
  holds: (found, wanted) => found > wanted,
})
