/** ArnEquals: an ARN with wildcards in its parts; the same as ArnLike. */
import { arnMatches } from '../arn-pattern.ts'
import { textOperator } from '../operator.ts'

export const arnEquals = textOperator('ArnEquals', {
  wildcards: true,
  matches: (found, wanted) => arnMatches(wanted, found),
})
