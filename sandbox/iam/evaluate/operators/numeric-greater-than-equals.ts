/** NumericGreaterThanEquals: a number no smaller. */
import { readOperator } from '../operator.ts'
import { readNumber } from '../values.ts'

export const numericGreaterThanEquals = readOperator('NumericGreaterThanEquals', {
  read: readNumber,
  what: 'a number',
  holds: (found, wanted) => found >= wanted,
})
