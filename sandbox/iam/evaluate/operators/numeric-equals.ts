/** NumericEquals: the same number. */
import { readOperator } from '../operator.ts'
import { readNumber } from '../values.ts'

export const numericEquals = readOperator('NumericEquals', {
  read: readNumber,
  what: 'a number',
  holds: (found, wanted) => found === wanted,
})
