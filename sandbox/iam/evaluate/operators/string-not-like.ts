/** StringNotLike: a text that the wildcards do not cover, or none. */
import { negated } from '../operator.ts'
import { stringLike } from './string-like.ts'

export const stringNotLike = negated('StringNotLike', stringLike)
