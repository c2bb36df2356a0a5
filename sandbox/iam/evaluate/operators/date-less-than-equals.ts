/** DateLessThanEquals: at or before a moment. */
import { readOperator } from '../operator.ts'
import { readDate } from '../values.ts'

export const dateLessThanEquals = readOperator('DateLessThanEquals', {
  read: readDate,
  what: 'a date',
  holds: (found, wanted) => found <= wanted,
})
