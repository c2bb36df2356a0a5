/** DateEquals: the same moment. */
import { readOperator } from '../operator.ts'
import { readDate } from '../values.ts'

export const dateEquals = readOperator('DateEquals', {
  read: readDate,
  what: 'a date',
  holds: (found, wanted) => found === wanted,
})
