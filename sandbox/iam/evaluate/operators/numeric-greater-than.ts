/** NumericGreaterThan: a greater number. */
import { readOperator } from '../operator.ts'
import { readNumber } from '../values.ts'

export const numericGreaterThan = readOperator('NumericGreaterThan', {
  read: readNumber,
  what: 'a number',
  holds: (found, wanted) => found > wanted,
})
