/** Bool: true or false. */
import { readOperator } from '../operator.ts'
import { readBoolean } from '../values.ts'

export const bool = readOperator('Bool', {
  read: readBoolean,
  what: 'true or false',
  holds: (found, wanted) => found === wanted,
})
