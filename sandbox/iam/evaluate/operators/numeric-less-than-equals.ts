/** NumericLessThanEquals: a number no greater. */
import { readOperator } from '../operator.ts'
import { readNumber } from '../values.ts'

export const numericLessThanEquals = readOperator('NumericLessThanEquals', {
  read: readNumber,
  what: 'a number',
  holds: (found, wanted) => found <= wanted,
})
