/** StringNotEquals: another text, or none. */
import { negated } from '../operator.ts'
import { stringEquals } from './string-equals.ts'

export const stringNotEquals = negated('StringNotEquals', stringEquals)
