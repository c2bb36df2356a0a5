/** NumericNotEquals: another number, or none. */
import { negated } from '../operator.ts'
import { numericEquals } from './numeric-equals.ts'

export const numericNotEquals = negated('NumericNotEquals', numericEquals)
