/** ArnLike: an ARN with wildcards in its parts; the same as ArnEquals. */
import { arnMatches } from '../arn-pattern.ts'
import { textOperator } from '../operator.ts'

export const arnLike = textOperator('ArnLike', {
  wildcards: true,
  matches: (found, wanted) => arnMatches(wanted, found),
})
