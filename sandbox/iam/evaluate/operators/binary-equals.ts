/** BinaryEquals: the same bytes, given in base 64. */
import { readOperator } from '../operator.ts'
import { readBinary } from '../values.ts'

export const binaryEquals = readOperator('BinaryEquals', {
  read: readBinary,
  what: 'in base 64',
  holds: (found, wanted) => found === wanted,
})
