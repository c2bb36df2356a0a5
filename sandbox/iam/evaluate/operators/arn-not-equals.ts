/** ArnNotEquals: an ARN that no value covers, or none. */
import { negated } from '../operator.ts'
import { arnEquals } from './arn-equals.ts'

export const arnNotEquals = negated('ArnNotEquals', arnEquals)
