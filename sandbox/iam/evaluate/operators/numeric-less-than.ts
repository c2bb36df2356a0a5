/** NumericLessThan: a smaller number. */
import { readOperator } from '../operator.ts'
import { readNumber } from '../values.ts'

export const numericLessThan = readOperator('NumericLessThan', {
  read: readNumber,
  what: 'a number',
  holds: (found, wanted) => found < wanted,
})
