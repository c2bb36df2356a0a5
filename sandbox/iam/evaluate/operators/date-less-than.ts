/** DateLessThan: before a moment. */
import { readOperator } from '../operator.ts'
import { readDate } from '../values.ts'

export const dateLessThan = readOperator('DateLessThan', {
  read: readDate,
  what: 'a date',
  holds: (found, wanted) => found < wanted,
})
