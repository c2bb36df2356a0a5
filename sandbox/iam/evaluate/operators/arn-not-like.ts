/** ArnNotLike: an ARN that no value covers, or none. */
import { negated } from '../operator.ts'
import { arnLike } from './arn-like.ts'

export const arnNotLike = negated('ArnNotLike', arnLike)
