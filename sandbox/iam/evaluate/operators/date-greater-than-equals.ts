/** DateGreaterThanEquals: at or after a moment. */
import { readOperator } from '../operator.ts'
import { readDate } from '../values.ts'

export const dateGreaterThanEquals = readOperator('DateGreaterThanEquals', {
  read: readDate,
  what: 'a date',
  holds: (found, wanted) => found >= wanted,
})
