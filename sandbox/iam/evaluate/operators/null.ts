/** Null: whether the request lacks the key (`true`) or has it (`false`). */
import { readOperator } from '../operator.ts'
import { readBoolean } from '../values.ts'

/** Judged by the presence of the key alone: `found` is `true` when the key is absent. */
export const nullOperator = readOperator('Null', {
  read: readBoolean,
  what: 'true or false',
  holds: (found, wanted) => found === wanted,
})
